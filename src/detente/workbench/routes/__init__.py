"""The addresses of the workbench, by what they are about."""
