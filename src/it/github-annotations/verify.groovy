// On GitHub each problem marks its line in the pull request: a workflow command, at the start of a line of the log, with
// the file's path in the repository.

def file = "maven-${mavenVersion}/github-annotations/manifest.yaml"
def field = 'spec.surfaces.rest.operations[0]'
def log = new File(basedir, 'build.log').text
assert log.readLines().findAll { it.contains('::error') || it.contains('::warning') } == [
    "::error file=${file},line=10,col=19,title=gestalt/http-method::${field}.method:"
    + ' expected GET, POST, PUT, PATCH or DELETE, found "LIST"',
    "::warning file=${file},line=13,col=35,title=gestalt/unchecked-value::${field}.parameters[0].type:"
    + ' expected string, int, bool, object or array, found "integer"%0Ahint: did you mean "int"?',
]*.toString()
