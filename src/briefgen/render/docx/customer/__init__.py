"""A customer's Word file as what a briefing is made on: its styles, page, running lines, lists, colours and faces stay."""
