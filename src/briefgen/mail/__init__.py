"""The mail that carries a brief's results: written as a draft, and sent.

`compose` makes a message for each language: `addresses` says to whom, `attachments` what goes with it, `message` puts
all together. `send` sends one by way of `smtp`, with the `settings` of the user's machine, and `journal` remembers who
has had what, so that nobody gets it twice.
"""
