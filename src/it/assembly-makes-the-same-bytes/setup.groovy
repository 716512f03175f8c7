// Large enough to be compressed in several blocks, and a mode that must not count.
def map = new byte[3_000_000]
new Random(7).nextBytes(map)
new File(basedir, 'ui/map.bin').bytes = map
assert new File(basedir, 'docs/setup.sh').setExecutable(true)
