// A build that is killed leaves no compiler running and the sources as they were.

def sources = { basedir.list().findAll { it != 'target' && !it.endsWith('.log') }.sort() }
def before = sources()
def maven = new File(basedir, "../../mavens/apache-maven-$mavenVersion/bin/mvn").canonicalPath
def running = new File(basedir, 'target/running')
running.parentFile.mkdirs()
def log = new File(basedir, 'target/killed.log')
def build = new ProcessBuilder(maven, '-B', '-s', new File(basedir, '../interpolated-settings.xml').path, "-Dmaven.repo.local=$localRepositoryPath",
    "-Dprovider.go=${new File(basedir, 'tools/go')}", 'package')
    .directory(basedir).redirectErrorStream(true).redirectOutput(log).start()

def end = System.currentTimeMillis() + 600_000
while (!(running.file && running.text.contains(' ')) && build.alive && System.currentTimeMillis() < end) {
  sleep 50
}
assert running.file : log.text
def compilers = running.text.split().collect { it as long }
def alive = { long id -> ProcessHandle.of(id).map { it.alive }.orElse(false) }
assert compilers.every(alive)

// The script that starts Maven is replaced by Java, so this is what Ctrl-C does to it.
build.toHandle().destroy()
assert build.waitFor(10, java.util.concurrent.TimeUnit.MINUTES)
end = System.currentTimeMillis() + 120_000
while (compilers.any(alive) && System.currentTimeMillis() < end) {
  sleep 50
}
assert !compilers.any(alive)

assert sources() == before
assert !new File(basedir, 'target/provider/release').exists()
assert !new File(basedir, 'target/provider/artifacts').exists()
