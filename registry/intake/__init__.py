"""Register tables as people send them: read into rows, compared with the register, shown before anything is written.

`reading.read` makes rows of a file, `comparing.compare` tells what they change, `registry.actions.intake` writes it.
"""
