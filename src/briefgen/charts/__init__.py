"""Charts: what each kind means (`kinds`), native Office parts (`native`), pictures (`picture`)."""
