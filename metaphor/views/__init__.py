"""Views: plain functions from a Study to values that tables, charts and exports show; participants first."""
