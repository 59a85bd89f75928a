"""Probing: is what the city says it published really there, and is it what it calls itself.

Every address is asked politely and within limits (`asking`), its content is looked at and thrown away (`sampling`);
facts stay (`audits.snapshot.ProbeFacts`). Who runs it: `running`, as a job in the background.
"""
