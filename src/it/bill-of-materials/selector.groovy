// Skipped, and said so by install-tools.sh, where there is no go.
return new File(basedir, '../../tools/go').file
