"""The compiled contract: ABI, bytecode, storage layout. Data only."""
