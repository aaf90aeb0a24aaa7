"""stub"""
from parsers.blocks import Reading
def accepts(data: bytes) -> bool: return False
def read(data: bytes) -> Reading: raise NotImplementedError
