i=1
while [ $i -le 25 ]; do
  echo "module $i"
  i=$((i + 1))
done
echo "cannot find module 26" >&2
exit 3
