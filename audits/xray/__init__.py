"""«Рентген»: standing checks that show where what was entered contradicts itself.

Each row leads to the form that mends it. A check is a small named query; a new one joins `audits.xray.checks.CHECKS`.
"""
