"""What others harvest: the DCAT-AP catalogue and a CKAN action API that reads."""
