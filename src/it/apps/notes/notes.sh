#!/bin/sh
# The provider: writes down its operations when it is asked to.
cat > "$GESTALT_APP_WRITE_CATALOG" <<END
name: notes
operations:
  - id: add
    method: POST
    title: Add a note
    inputSchema:
      type: object
      properties: {text: {type: string}}
END
