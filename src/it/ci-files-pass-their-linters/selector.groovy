// actionlint and check-jsonschema are installed by this repository's own build, where they can be.
def tools = new File(basedir, '../../tools')
return new File(tools, 'actionlint').file && new File(tools, 'python/bin/check-jsonschema').file
