#!/usr/bin/env bash
# Plants one violation per build check, each in a module of its own below a copy of the parent pom, and expects every
# one of them to be refused, and the module without any to pass. (The architecture rules have theirs among core's tests.)
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
code=src/main/java/io/github/incidentsdk/planted
tests=src/test/java/io/github/incidentsdk/planted
log=$work/log
declare -A expected=()

module() { # name, dependencies
  mkdir -p "$work/$1/$code" "$work/$1/$tests"
  cat >"$work/$1/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <parent><groupId>io.github.incidentsdk</groupId><artifactId>incident-sdk</artifactId><version>0.1.0-SNAPSHOT</version></parent>
  <artifactId>$1</artifactId>
  <dependencies>
    <dependency><groupId>org.jspecify</groupId><artifactId>jspecify</artifactId></dependency>
    ${2-}
  </dependencies>
</project>
POM
  printf '%s\n' '/** Planted. */' '@NullMarked' 'package io.github.incidentsdk.planted;' '' \
    'import org.jspecify.annotations.NullMarked;' >"$work/$1/$code/package-info.java"
}

plant() { # name, what its refusal says, body of a class with one violation
  module "$1"
  expected[$1]=$2
  printf '%s\n' 'package io.github.incidentsdk.planted;' '' "$3" >"$work/$1/$code/Planted.java"
}

plant_test() { # name, what its refusal says, class name, statement with the violation
  module "$1" '<dependency><groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId><scope>test</scope></dependency>'
  expected[$1]=$2
  printf '%s\n' 'package io.github.incidentsdk.planted;' '' 'import org.junit.jupiter.api.Test;' '' \
    "class $3 {" '    @Test' '    void planted() throws Exception {' "        $4" '    }' '}' >"$work/$1/$tests/$3.java"
}

module sound
plant format 'spotless-maven-plugin:.*:check .* on project format:' \
  'interface   Planted { }'
plant warning '/warning/.*found raw type' \
  'record Planted(java.util.List list) {}'
plant error-prone '/error-prone/.*\[UnusedVariable\]' \
  $'final class Planted {\n    private static final int NOBODY_READS_THIS = 1;\n\n    private Planted() {}\n}'
plant nullness '/nullness/.*\[NullAway\]' \
  $'record Planted(String text) {\n    Planted() {\n        this(null);\n    }\n}'
plant javadoc '/javadoc/.*reference not found' \
  $'/** See {@link Nowhere}. */\npublic interface Planted {}'
plant clock 'Forbidden method invocation: java.time.Instant#now\(\) \[Time is a parameter' \
  $'record Planted(java.time.Instant now) {\n    Planted() {\n        this(java.time.Instant.now());\n    }\n}'
plant console 'Forbidden field access: java.lang.System#out' \
  $'record Planted(String text) {\n    void print() {\n        System.out.println(text);\n    }\n}'
plant_test sleep 'Forbidden method invocation: java.lang.Thread#sleep\(long\) \[No sleeping in tests' \
  PlantedTest 'Thread.sleep(1);'
plant_test unusual-name 'PlantedUnderAnotherName.planted:.*planted failure' \
  PlantedUnderAnotherName 'throw new Exception("planted failure");'

module unused '<dependency><groupId>org.slf4j</groupId><artifactId>slf4j-api</artifactId></dependency>'
expected[unused]='maven-dependency-plugin:.*:analyze-only .* on project unused:.*'

# The closed list of what core brings along, with one test dependency moved into the library.
mkdir -p "$work/incident-sdk-core" "$work/commons-logging"
sed 's#\(<artifactId>assertj-core</artifactId>\)<scope>test</scope>#\1#' "$root/incident-sdk-core/pom.xml" >"$work/incident-sdk-core/pom.xml"
expected[incident-sdk-core]='org.assertj:assertj-core:jar:.* <--- banned'

# A library that no module may use, as a module of that name, so that nothing has to be downloaded.
module banned '<dependency><groupId>commons-logging</groupId><artifactId>commons-logging</artifactId><version>1</version><type>pom</type></dependency>'
expected[banned]='commons-logging:commons-logging:pom:1 <--- banned'
cat >"$work/commons-logging/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>commons-logging</groupId><artifactId>commons-logging</artifactId><version>1</version><packaging>pom</packaging>
</project>
POM

modules=$(printf '<module>%s</module>' commons-logging sound "${!expected[@]}")
cp -r "$root/.mvn" "$work/"
sed -e '/<modules>/,/<\/modules>/d' -e "s#</properties>#</properties><modules>$modules</modules>#" "$root/pom.xml" >"$work/pom.xml"

"$root/mvnw" -B --fail-at-end -f "$work/pom.xml" "$@" verify >"$log" 2>&1 || true

missed=0
passed() { grep -qE "^\[INFO\] $1 .*SUCCESS" "$log"; }
if ! passed sound; then
  echo "the module without a violation did not pass"
  missed=1
fi
for name in "${!expected[@]}"; do
  if grep -qE "on project $name:" "$log" && grep -qE -- "${expected[$name]}" "$log"; then
    echo "refused: $name: $(grep -m1 -oE -- "${expected[$name]}.*" "$log" | sed "s#^.*/src/#src/#")"
  else
    echo "NOT refused, or for another reason: $name"
    missed=1
  fi
done
if [ "$missed" != 0 ]; then
  tail -n 80 "$log"
fi
exit "$missed"
