#!/bin/sh
# Playwright starts a browser by the path of one file: this one, which starts the browser's keeper.
exec "$NIANBAO_KEEPER_NODE" "$NIANBAO_KEEPER" "$@"
