# Stands for the command of an SDK: the header is all that is looked at of a program for a machine.
set -e
case $GESTALT_TARGET_PLATFORM in
  linux/amd64) (printf '\177ELF\002\001\001\000'; head -c 8 /dev/zero; printf '\002\000\076\000'; head -c 44 /dev/zero) ;;
  darwin/arm64) printf '\317\372\355\376\014\000\000\001\000\000\000\000\002\000\000\000' ;;
esac > .gestaltd/bin/tokens
chmod 755 .gestaltd/bin/tokens
