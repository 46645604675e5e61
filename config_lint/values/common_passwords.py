"""Passwords that everybody tries first, as data: the head of the lists of leaked ones, and what products are shipped with."""

leaked = frozenset({
    "000000", "11111", "111111", "1111111", "11111111", "112233", "121212", "123", "123123", "123321", "1234", "12345", "123456",
    "1234567", "12345678", "123456789", "1234567890", "1q2w3e", "1q2w3e4r", "1q2w3e4r5t", "1qaz2wsx", "222222", "555555",
    "654321", "666666", "696969", "777777", "7777777", "888888", "987654321", "999999", "aa123456", "abc123", "abcd1234",
    "access", "admin", "admin123", "ashley", "asdfgh", "asdfghjkl", "bailey", "baseball", "batman", "charlie", "computer",
    "daniel", "donald", "dragon", "flower", "football", "freedom", "hello", "hottie", "hunter", "hunter2", "iloveyou", "jennifer",
    "jessica", "jordan", "killer", "letmein", "login", "lovely", "loveme", "master", "michael", "monkey", "mustang", "nicole",
    "ninja", "pass", "pass123", "passw0rd", "password", "password1", "password12", "password123", "princess", "qazwsx", "qwerty",
    "qwerty123", "qwertyuiop", "secret", "shadow", "solo", "starwars", "sunshine", "superman", "test", "test123", "thomas",
    "tigger", "trustno1", "welcome", "welcome1", "whatever", "zaq12wsx", "zxcvbn", "zxcvbnm",
})  # fmt: skip
"""https://github.com/danielmiessler/SecLists/tree/master/Passwords/Common-Credentials and
https://www.ncsc.gov.uk/blog-post/passwords-passwords-everywhere"""

shipped = frozenset({
    "changeit",  # Java's key stores: https://docs.oracle.com/en/java/javase/21/docs/specs/man/keytool.html
    "guest",  # RabbitMQ: https://www.rabbitmq.com/docs/access-control#default-state
    "minioadmin", "minio123",  # MinIO: https://github.com/minio/minio#quickstart
    "elastic", "changeme",  # Elasticsearch
    "postgres", "mysql", "mongo", "redis", "oracle", "tiger", "sa", "root", "toor", "admin", "administrator", "user", "default",
    "tomcat", "s3cret",  # Tomcat: https://tomcat.apache.org/tomcat-10.1-doc/manager-howto.html
    "grafana", "prometheus", "kibana", "jenkins", "sonar", "nexus", "admin123", "keycloak", "rabbitmq", "vagrant", "docker",
    "neo4j", "cassandra", "zabbix", "nagios", "raspberry", "ubnt", "airflow", "superset", "superuser", "demo", "example",
    "sample", "letmein", "password", "passwd", "pass", "pwd", "secret", "supersecret", "topsecret", "test", "dev", "local",
    "localhost",
})  # fmt: skip
"""What a product's manual or example uses."""
