// The same provider in two places, away from this test's own files.
for (place in ['provider', 'elsewhere/below/another-name']) {
  basedir.eachFileRecurse { file ->
    def name = basedir.toPath().relativize(file.toPath()).toString()
    if (file.file && name =~ /^(internals|sdk|provider\.py|pyproject\.toml|manifest\.yaml|pom\.xml)/) {
      def target = new File(basedir, "${place}/${name}")
      target.parentFile.mkdirs()
      target.bytes = file.bytes
    }
  }
}
return true
