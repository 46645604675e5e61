package fleet

import rego.v1

# The input is {environment: {service: settings}}.

deny contains message if {
	some name, settings in input.staging
	some callee, call in settings.dependencies
	contains(call.url, ".production.")
	message := sprintf("staging/%s: calls %s at %s", [name, callee, call.url])
}

deny contains message if {
	some environment, by_key in holders
	some names in by_key
	count(names) * 2 < count(input[environment])
	some name in names
	message := sprintf("%s/%s: another token key than the others have", [environment, name])
}

holders[environment][key] contains name if {
	some environment, services in input
	some name, settings in services
	key := settings.auth.jwt.secret
}

# The join: a call of one file against the calls that the file of the callee makes in its turn.
deny contains message if {
	some environment, services in input
	some name, settings in services
	some callee, call in settings.dependencies
	some behind in services[callee].dependencies
	seconds(call.timeout) <= seconds(behind.timeout)
	message := sprintf("%s/%s: waits %s for %s, which waits %s", [environment, name, call.timeout, callee, behind.timeout])
}

deny contains message if {
	some name, by_key in holding
	some key, environments in by_key
	count(environments) == count(input) - 1
	some environment, _ in input
	not environment in environments
	message := concat("", [environment, "/", name, ": no ", key, ", which all other environments have"])
}

deny contains message if {
	some name, by_key in holding
	some key, environments in by_key
	count(environments) == 1
	some environment in environments
	message := concat("", [environment, "/", name, ": ", key, ", which no other environment has"])
}

holding[name][key] contains environment if {
	some environment, services in input
	some name, settings in services
	walk(settings, [path, value])
	not is_object(value)
	key := concat(".", path)
}

deny contains message if {
	some name, settings in input.production
	settings.logging.level == "debug"
	message := sprintf("production/%s: logs at debug level", [name])
}

seconds(duration) := to_number(trim_suffix(duration, "s"))
