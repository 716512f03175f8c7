// Skipped, and said so by install-tools.sh, where there is no cargo.
return new File(basedir, '../../tools/cargo').file
