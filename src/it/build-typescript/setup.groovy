// The C library of this machine, so that the binary can be started, and Bun needs no other runtime.
def arch = ['x86_64': 'amd64', 'aarch64': 'arm64'].get(System.getProperty('os.arch'), System.getProperty('os.arch'))
def platform = System.getProperty('os.name') == 'Linux' ? "linux/${arch}/glibc" : 'host'
def config = new File(basedir, '.mvn/maven.config')
config.parentFile.mkdirs()
config.text = "-Dprovider.platforms=${platform}\n"

// The same provider in two places, away from this test's own files.
for (place in ['provider', 'elsewhere/below/another-name']) {
  basedir.eachFileRecurse { file ->
    def name = basedir.toPath().relativize(file.toPath()).toString()
    if (file.file && name =~ /^(src|sdk|package\.json|bun\.lock|manifest\.yaml|pom\.xml)/) {
      def target = new File(basedir, "${place}/${name}")
      target.parentFile.mkdirs()
      target.bytes = file.bytes
    }
  }
}
return true
