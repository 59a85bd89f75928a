"""The press: HTML in, one archivable, accessible PDF out. Knows WeasyPrint and PDF, nothing of Django or the office.

`engine` sets pages, `tagging` mends their structure, `archive` says what the file is, `binding` joins pieces, `paper`
writes the file, `worker` does it all in a process that can be killed.
"""
