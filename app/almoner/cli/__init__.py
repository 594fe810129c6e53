"""The command line: words in, services called, one JSON document or plain sentences out."""
