"""An engine inside Whoosh's own extension points; evaluation, scoring and facets are numpy's."""
