"""The portals of open data, spoken to through CKAN's action API."""
