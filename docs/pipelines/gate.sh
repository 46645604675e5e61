#!/bin/sh
# gate.sh ENVIRONMENT [ARGUMENT]...: for a pipeline that has nothing but a shell. It ends as config-lint does: with 0 where nothing
# stops the environment, 1 where something does, 2 where the check could not be made. Whatever comes after it must not run then.
set -eu

environment=${1:?name an environment, such as: gate.sh staging}
shift

tools=.config-lint-tools
if [ ! -x "$tools/bin/config-lint" ]; then
    python3 -m venv "$tools"
    "$tools/bin/python" -m pip install --quiet --disable-pip-version-check config-lint==0.1.0
fi

mkdir -p reports
exec "$tools/bin/config-lint" check "$environment" \
    --output-format full \
    --output-format json=reports/config-lint.json \
    --output-format junit=reports/config-lint.xml \
    "$@"
