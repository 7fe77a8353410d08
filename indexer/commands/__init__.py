"""The commands of ``sesaku`` that need nothing but the index; one module a command."""
