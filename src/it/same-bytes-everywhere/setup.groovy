// The same sources in two directories: in the second one they were made in another order, at another time, and under a
// umask of 077, with some of them executable for all but their owner, which says nothing of a file.
import java.nio.file.Files
import java.nio.file.attribute.PosixFilePermissions

// Large enough to be compressed in several blocks.
def map = new byte[3_000_000]
new Random(7).nextBytes(map)
new File(basedir, 'here/ui/map.bin').bytes = map

def files = []
new File(basedir, 'here').eachFileRecurse { if (it.isFile() && it.name != 'pom.xml') files << it }
for (source in files.sort().reverse()) {
  def copy = new File(source.path.replace('/here/', '/elsewhere/'))
  copy.parentFile.mkdirs()
  copy.bytes = source.bytes
  copy.lastModified = 1_000_000_000_000
  Files.setPosixFilePermissions(copy.toPath(), PosixFilePermissions.fromString(copy.name.endsWith('.js') ? 'rw-r-xr-x' : 'rw-------'))
}
assert files.size() == 8
