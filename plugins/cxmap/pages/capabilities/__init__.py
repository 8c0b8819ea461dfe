"""All capabilities."""
