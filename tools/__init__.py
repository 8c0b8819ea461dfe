"""What developing cxmap needs beside the package."""
