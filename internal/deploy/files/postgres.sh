en|# PostgreSQL for several servers: two machines, of which the second has every
en|# result before anybody is told that it is recorded. Debian's PostgreSQL on both;
en|# read this, put your addresses in, then as root
vi|# PostgreSQL cho nhiều máy chủ: hai máy, máy thứ hai có mọi kết quả trước khi ai được
vi|# báo là đã ghi. Cả hai máy cài PostgreSQL của Debian; xin đọc tệp này, điền địa chỉ,
vi|# rồi với quyền root
#
#   vneid-training deploy postgres > vneid-postgres.sh
en|#   sh vneid-postgres.sh primary          on the first machine; asks for three passwords
en|#   sh vneid-postgres.sh standby          on the second; asks for that of vneid_replica
en|#   sh vneid-postgres.sh synchronous      on the first, once the second follows
en|#   vneid-training database migrate --database postgres://vneid@10.0.0.21/vneid
vi|#   sh vneid-postgres.sh primary          trên máy thứ nhất; hỏi ba mật khẩu
vi|#   sh vneid-postgres.sh standby          trên máy thứ hai; hỏi mật khẩu của vneid_replica
vi|#   sh vneid-postgres.sh synchronous      trên máy thứ nhất, khi máy thứ hai đã theo kịp
vi|#   vneid-training database migrate --database postgres://vneid@10.0.0.21/vneid
#
en|# While the second machine is away nothing is recorded: results wait on the servers
en|# until it is back, or until you do without it:
vi|# Khi máy thứ hai vắng mặt thì không ghi được gì: kết quả chờ trên các máy chủ cho đến
vi|# khi nó trở lại, hoặc khi anh chị quyết định chạy không có nó:
#   sh vneid-postgres.sh alone
en|# When the first is lost, on the second (the servers find it by themselves; never
en|# start the first again but as the standby of the second):
vi|# Khi mất máy thứ nhất, trên máy thứ hai (các máy chủ tự tìm thấy nó; không bao giờ chạy
vi|# lại máy thứ nhất, trừ khi làm dự phòng cho máy thứ hai):
#   sh vneid-postgres.sh promote

set -eu
VERSION=15
PRIMARY=10.0.0.21
STANDBY=10.0.0.22
SERVERS="10.0.0.11/32 10.0.0.12/32"
READERS="10.0.0.64/26"

etc=/etc/postgresql/$VERSION/main
data=/var/lib/postgresql/$VERSION/main

as_postgres() { su postgres -s /bin/sh -c "$*"; }

settings() {
	cat > "$etc/conf.d/vneid.conf" <<EOF
listen_addresses = 'localhost,$PRIMARY,$STANDBY'
ssl = on
password_encryption = 'scram-sha-256'
synchronous_commit = on
fsync = on
full_page_writes = on
max_wal_senders = 4
wal_keep_size = '512MB'
idle_in_transaction_session_timeout = '60s'
tcp_keepalives_idle = 5
tcp_keepalives_interval = 1
tcp_keepalives_count = 5
log_connections = on
log_statement = 'ddl'
EOF
	{
		echo "local   all         postgres      peer"
		for from in $SERVERS; do
			echo "hostssl vneid       vneid         $from scram-sha-256"
		done
		for from in $READERS; do
			echo "hostssl vneid       vneid_reader  $from scram-sha-256"
		done
		for from in $PRIMARY/32 $STANDBY/32; do
			echo "hostssl replication vneid_replica $from scram-sha-256"
		done
	} > "$etc/pg_hba.conf"
	chown postgres:postgres "$etc/pg_hba.conf" "$etc/conf.d/vneid.conf"
	chmod 0640 "$etc/pg_hba.conf" "$etc/conf.d/vneid.conf"
}

roles() {
	as_postgres "psql -v ON_ERROR_STOP=1" <<'SQL'
CREATE ROLE vneid LOGIN CONNECTION LIMIT 60;
CREATE ROLE vneid_reader LOGIN CONNECTION LIMIT 5;
CREATE ROLE vneid_replica LOGIN REPLICATION CONNECTION LIMIT 4;
CREATE DATABASE vneid OWNER vneid;
REVOKE ALL ON DATABASE vneid FROM PUBLIC;
GRANT CONNECT ON DATABASE vneid TO vneid_reader;
SQL
	for role in vneid vneid_reader vneid_replica; do
		as_postgres "psql -c '\\password $role'"
	done
}

case "${1:-}" in
primary)
	settings
	systemctl restart "postgresql@$VERSION-main"
	roles
	;;
standby)
	settings
	systemctl stop "postgresql@$VERSION-main"
	mv "$data" "$data.$(date +%s)"
	as_postgres "pg_basebackup -D $data --write-recovery-conf --create-slot --slot vneid_standby --checkpoint fast \
		-d 'host=$PRIMARY user=vneid_replica sslmode=require application_name=vneid_standby'"
	systemctl start "postgresql@$VERSION-main"
	;;
synchronous)
	as_postgres "psql -c \"ALTER SYSTEM SET synchronous_standby_names = 'vneid_standby'\" -c 'SELECT pg_reload_conf()'"
	;;
alone)
	as_postgres "psql -c 'ALTER SYSTEM RESET synchronous_standby_names' -c 'SELECT pg_reload_conf()'"
	;;
promote)
	as_postgres "psql -c 'SELECT pg_promote()'"
	;;
*)
	echo "sh $0 primary|standby|synchronous|alone|promote" >&2
	exit 2
	;;
esac
