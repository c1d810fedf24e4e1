-- Made from migrations/ by "bun run generate"; edits are lost.

CREATE TRIGGER booking_begins before insert on booking when new.state <> 'asked' begin
    select raise(abort, 'a booking begins as asked');
  end;

CREATE TRIGGER booking_changes before update of state on booking
    when old.state <> new.state
      and not exists (select 1 from booking_transition where from_state = old.state and to_state = new.state) begin
    select raise(abort, 'a booking cannot change this way');
  end;

CREATE TRIGGER booking_gives_seats after update of state on booking
    when old.state = 'agreed' and new.state = 'cancelled' begin
    update trip_day set seats_left = seats_left + new.seats where id in (new.driver_day_id, new.passenger_day_id);
  end;

CREATE TRIGGER booking_takes_seats after update of state on booking
    when old.state = 'asked' and new.state = 'agreed' begin
    update trip_day set seats_left = seats_left - new.seats where id in (new.driver_day_id, new.passenger_day_id);
  end;

CREATE TABLE booking (
    id integer primary key,
    driver_day_id integer not null references trip_day (id) on delete cascade,
    passenger_day_id integer not null references trip_day (id) on delete cascade,
    passenger_id integer not null references person (id),
    driver_id integer not null references person (id),
    asked_by text not null check (asked_by in ('passenger', 'driver')),
    state text not null check (state in ('asked', 'agreed', 'declined', 'cancelled', 'expired', 'done')),
    seats integer not null check (seats >= 1),
    pickup_at integer not null,
    due_at integer not null,
    estimate_rwf integer check (estimate_rwf >= 0),
    cancelled_by text check (cancelled_by in ('passenger', 'driver', 'operator', 'system')),
    cancel_reason text,
    asked_at integer not null,
    agreed_at integer,
    ended_at integer,
    check (driver_id <> passenger_id),
    check ((state in ('asked', 'agreed')) = (ended_at is null)),
    check ((state = 'cancelled') = (cancelled_by is not null)),
    check ((state in ('agreed', 'done')) <= (agreed_at is not null))
  ) strict;

CREATE INDEX booking_driver on booking (driver_id, id);

CREATE INDEX booking_driver_day on booking (driver_day_id);

CREATE INDEX booking_due on booking (due_at) where state in ('asked', 'agreed');

CREATE UNIQUE INDEX booking_of_passenger on booking (passenger_day_id) where state = 'agreed';

CREATE UNIQUE INDEX booking_pair on booking (driver_day_id, passenger_day_id) where state in ('asked', 'agreed');

CREATE INDEX booking_passenger on booking (passenger_id, id);

CREATE INDEX booking_passenger_day on booking (passenger_day_id);

CREATE TABLE booking_event (
    id integer primary key,
    booking_id integer not null references booking (id) on delete cascade,
    at integer not null,
    state text not null,
    by text not null check (by in ('passenger', 'driver', 'operator', 'system')),
    person_id integer references person (id),
    detail text
  ) strict;

CREATE INDEX booking_event_booking on booking_event (booking_id, id);

CREATE INDEX booking_event_person on booking_event (person_id);

CREATE TABLE booking_transition (from_state text not null, to_state text not null, primary key (from_state, to_state))
    strict, without rowid;

CREATE TABLE conversation (
    person_id integer primary key references person (id) on delete cascade,
    flow text not null,
    version integer not null,
    step text not null,
    data text not null,
    trail text not null,
    offered text not null,
    updated_at integer not null
  , misses integer not null default 0) strict;

CREATE TABLE document (
    id integer primary key,
    person_id integer not null references person (id) on delete cascade,
    vehicle_type text not null check (vehicle_type in ('moto', 'cab', 'liffan', 'truck', 'rental', 'other')),
    vehicle_id integer references vehicle (id) on delete set null,
    source text not null check (source in ('whatsapp', 'web', 'operator')),
    file_id integer references media_file (id) on delete set null,
    state text not null check (state in
      ('fetching', 'waiting', 'review', 'submitted', 'approved', 'rejected', 'discarded', 'failed')),
    attempts integer not null default 0,
    next_attempt_at integer not null,
    began_at integer,
    interruptions integer not null default 0,
    interrupted_at integer,
    problem text,
    kind text check (kind in ('insurance', 'comesa', 'registration', 'licence', 'other')),
    read_ms integer,
    read_at integer,
    settled_at integer,
    decided_by text,
    why text,
    correlation_id text not null,
    created_at integer not null
  ) strict;

CREATE INDEX document_file on document (file_id) where file_id is not null;

CREATE INDEX document_open on document (state, next_attempt_at) where state in ('waiting', 'submitted');

CREATE INDEX document_person on document (person_id, state);

CREATE INDEX document_read on document (read_at) where read_at is not null;

CREATE INDEX document_settled on document (settled_at) where settled_at is not null;

CREATE INDEX document_vehicle on document (vehicle_id) where vehicle_id is not null;

CREATE TABLE document_field (
    document_id integer not null references document (id) on delete cascade,
    name text not null,
    read_value text,
    confidence real check (confidence between 0 and 1),
    value text,
    source text check (source in ('read', 'confirmed', 'corrected', 'operator')),
    asked integer not null default 0 check (asked in (0, 1)),
    crop blob,
    settled_at integer,
    primary key (document_id, name),
    check ((value is null) = (source is null))
  ) strict;

CREATE TABLE driver (
    person_id integer primary key references person (id) on delete cascade,
    vehicle_id integer references vehicle (id) on delete set null,
    suspended_at integer,
    suspended_why text,
    renewal_told_at integer,
    stars_sum integer not null default 0,
    stars_count integer not null default 0,
    created_at integer not null
  ) strict;

CREATE INDEX driver_vehicle on driver (vehicle_id);

CREATE TABLE driver_presence (
    person_id integer primary key references person (id) on delete cascade,
    vehicle_id integer not null references vehicle (id) on delete cascade,
    vehicle_type text not null check (vehicle_type in ('moto', 'cab', 'liffan', 'truck', 'rental', 'other')),
    latitude real not null check (latitude between -90 and 90),
    longitude real not null check (longitude between -180 and 180),
    source text not null check (source in ('pin', 'live', 'web', 'operator')),
    online_since integer not null,
    seen_at integer not null,
    expires_at integer not null,
    busy integer not null default 0 check (busy in (0, 1)),
    cell_y integer generated always as (min(4194303, cast((latitude + 90) / 180.0 * 4194304 as integer))) virtual,
    cell_x integer generated always as (min(4194303, cast((longitude + 180) / 360.0 * 4194304 as integer))) virtual,
    cell integer generated always as (((cell_y >> 0 & 1) << 1) | ((cell_y >> 1 & 1) << 3) | ((cell_y >> 2 & 1) << 5) | ((cell_y >> 3 & 1) << 7) | ((cell_y >> 4 & 1) << 9) | ((cell_y >> 5 & 1) << 11) | ((cell_y >> 6 & 1) << 13) | ((cell_y >> 7 & 1) << 15) | ((cell_y >> 8 & 1) << 17) | ((cell_y >> 9 & 1) << 19) | ((cell_y >> 10 & 1) << 21) | ((cell_y >> 11 & 1) << 23) | ((cell_y >> 12 & 1) << 25) | ((cell_y >> 13 & 1) << 27) | ((cell_y >> 14 & 1) << 29) | ((cell_y >> 15 & 1) << 31) | ((cell_y >> 16 & 1) << 33) | ((cell_y >> 17 & 1) << 35) | ((cell_y >> 18 & 1) << 37) | ((cell_y >> 19 & 1) << 39) | ((cell_y >> 20 & 1) << 41) | ((cell_y >> 21 & 1) << 43) | ((cell_x >> 0 & 1) << 0) | ((cell_x >> 1 & 1) << 2) | ((cell_x >> 2 & 1) << 4) | ((cell_x >> 3 & 1) << 6) | ((cell_x >> 4 & 1) << 8) | ((cell_x >> 5 & 1) << 10) | ((cell_x >> 6 & 1) << 12) | ((cell_x >> 7 & 1) << 14) | ((cell_x >> 8 & 1) << 16) | ((cell_x >> 9 & 1) << 18) | ((cell_x >> 10 & 1) << 20) | ((cell_x >> 11 & 1) << 22) | ((cell_x >> 12 & 1) << 24) | ((cell_x >> 13 & 1) << 26) | ((cell_x >> 14 & 1) << 28) | ((cell_x >> 15 & 1) << 30) | ((cell_x >> 16 & 1) << 32) | ((cell_x >> 17 & 1) << 34) | ((cell_x >> 18 & 1) << 36) | ((cell_x >> 19 & 1) << 38) | ((cell_x >> 20 & 1) << 40) | ((cell_x >> 21 & 1) << 42)) stored
  ) strict;

CREATE INDEX driver_presence_expires on driver_presence (expires_at);

CREATE INDEX driver_presence_near on driver_presence (vehicle_type, cell, expires_at, latitude, longitude)
    where busy = 0;

CREATE INDEX driver_presence_vehicle on driver_presence (vehicle_id);

CREATE TABLE feature_flag (
    name text primary key,
    enabled integer not null check (enabled in (0, 1)),
    description text not null
  ) strict, without rowid;

CREATE TABLE inbox (
    id integer primary key,
    external_id text not null unique,
    kind text not null,
    lane text not null,
    person_id integer references person (id),
    delivery_id integer,
    correlation_id text not null,
    payload text not null,
    occurred_at integer not null,
    received_at integer not null,
    attempts integer not null default 0,
    next_attempt_at integer not null default 0,
    handled_at integer,
    dead_at integer,
    outcome text
  ) strict;

CREATE INDEX inbox_dead on inbox (dead_at) where dead_at is not null;

CREATE INDEX inbox_open on inbox (lane, id) where handled_at is null and dead_at is null;

CREATE TABLE link_job (
    id integer primary key,
    person_id integer not null references person (id) on delete cascade,
    url text not null,
    flow text not null,
    step text not null,
    state text not null check (state in ('waiting', 'done', 'failed')),
    attempts integer not null default 0,
    next_attempt_at integer not null,
    correlation_id text not null,
    problem text,
    created_at integer not null,
    settled_at integer
  ) strict;

CREATE INDEX link_job_person on link_job (person_id);

CREATE INDEX link_job_waiting on link_job (next_attempt_at) where state = 'waiting';

CREATE TABLE media_file (
    id integer primary key,
    person_id integer not null references person (id) on delete cascade,
    sha256 text not null check (length(sha256) = 64),
    mime text not null,
    bytes integer not null check (bytes > 0),
    created_at integer not null,
    forget_at integer
  ) strict;

CREATE INDEX media_file_forget on media_file (forget_at) where forget_at is not null;

CREATE INDEX media_file_person on media_file (person_id, sha256);

CREATE INDEX media_file_sha256 on media_file (sha256);

CREATE TABLE media_job (
    id integer primary key,
    person_id integer not null references person (id) on delete cascade,
    media_id text not null,
    purpose text not null check (purpose in ('qr', 'document')),
    document_id integer references document (id) on delete cascade,
    sha256 text,
    state text not null check (state in ('waiting', 'done', 'failed')),
    attempts integer not null default 0,
    next_attempt_at integer not null,
    correlation_id text not null,
    problem text,
    created_at integer not null,
    settled_at integer
  ) strict;

CREATE INDEX media_job_document on media_job (document_id) where document_id is not null;

CREATE INDEX media_job_settled on media_job (settled_at) where settled_at is not null;

CREATE INDEX media_job_waiting on media_job (next_attempt_at) where state = 'waiting';

CREATE TABLE media_upload (
    content_hash text primary key,
    media_id text not null,
    expires_at integer not null
  ) strict, without rowid;

CREATE TABLE message_status (
    id integer primary key,
    outbox_id integer,
    wa_message_id text not null,
    status text not null,
    token text,
    detail text,
    occurred_at integer not null,
    received_at integer not null,
    unique (wa_message_id, status)
  ) strict;

CREATE INDEX message_status_orphan on message_status (token) where outbox_id is null;

CREATE INDEX message_status_outbox on message_status (outbox_id);

CREATE TABLE momo_fee (
    country text not null,
    network text not null,
    reach text not null check (reach in ('same', 'cross')),
    up_to_rwf integer not null check (up_to_rwf > 0),
    fee_rwf integer not null check (fee_rwf >= 0),
    verified integer not null default 0 check (verified in (0, 1)),
    primary key (country, network, reach, up_to_rwf)
  ) strict, without rowid;

CREATE TABLE outbox (
    id integer primary key,
    token text not null unique,
    person_id integer not null references person (id),
    inbox_id integer,
    correlation_id text not null,
    message text not null,
    category text not null check (category in ('service', 'template')),
    state text not null check (state in
      ('queued', 'sending', 'uncertain', 'accepted', 'failed', 'undeliverable', 'cancelled')),
    wa_message_id text unique,
    status text check (status in ('sent', 'delivered', 'read', 'played', 'failed')),
    attempts integer not null default 0,
    next_attempt_at integer not null default 0,
    error_code integer,
    error_message text,
    created_at integer not null,
    sending_at integer,
    settled_at integer
  ) strict;

CREATE INDEX outbox_failed on outbox (settled_at) where state in ('failed', 'undeliverable');

CREATE INDEX outbox_open on outbox (person_id, id) where state in ('queued', 'sending', 'uncertain');

CREATE TABLE person (
    id integer primary key,
    wa_id text unique,
    user_id text unique,
    phone text unique,
    username text,
    name text,
    language text check (language in ('en', 'fr', 'rw', 'sw')),
    first_seen_at integer not null,
    last_inbound_at integer,
    opted_out_at integer,
    marketing_opted_out_at integer,
    bot_paused_until integer,
    merged_into integer references person (id)
  , asked_for_human_at integer) strict;

CREATE INDEX person_asked_for_human on person (asked_for_human_at) where asked_for_human_at is not null;

CREATE TRIGGER place_name_delete after delete on place begin
    insert into place_name (place_name, rowid, plain, pinned) values ('delete', old.id, old.plain, old.pinned);
  end;

CREATE TRIGGER place_name_insert after insert on place begin
    insert into place_name (rowid, plain, pinned) values (new.id, new.plain, new.pinned);
  end;

CREATE TRIGGER place_name_update after update of plain, latitude on place begin
    insert into place_name (place_name, rowid, plain, pinned) values ('delete', old.id, old.plain, old.pinned);
    insert into place_name (rowid, plain, pinned) values (new.id, new.plain, new.pinned);
  end;

CREATE TRIGGER place_point_delete after delete on place begin
    delete from place_point where id = old.id;
  end;

CREATE TRIGGER place_point_insert after insert on place when new.latitude is not null begin
    insert into place_point values (new.id, new.latitude, new.latitude, new.longitude, new.longitude);
  end;

CREATE TRIGGER place_point_update after update of latitude, longitude on place begin
    delete from place_point where id = old.id;
    insert into place_point select new.id, new.latitude, new.latitude, new.longitude, new.longitude
      where new.latitude is not null;
  end;

CREATE TABLE place (
    id integer primary key,
    kind text not null check (kind in ('province', 'district', 'sector', 'cell', 'village', 'town', 'landmark', 'learned')),
    name text not null,
    plain text not null,
    within text,
    latitude real check (latitude between -90 and 90),
    longitude real check (longitude between -180 and 180),
    source text not null check (source in ('rwanda', 'geonames', 'operator', 'people')),
    source_ref text,
    created_at integer not null,
    pinned text as (iif(latitude is null, '', 'pin')) virtual,
    check ((latitude is null) = (longitude is null))
  ) strict;

CREATE INDEX place_pinned on place (plain) where latitude is not null;

CREATE INDEX place_plain on place (plain);

CREATE UNIQUE INDEX place_source_ref on place (source, source_ref);

CREATE TABLE place_heard (
    id integer primary key,
    person_id integer not null references person (id) on delete cascade,
    driver_id integer not null references person (id) on delete cascade,
    name text not null,
    plain text not null,
    latitude real not null,
    longitude real not null,
    heard_at integer not null
  ) strict;

CREATE INDEX place_heard_driver on place_heard (driver_id);

CREATE INDEX place_heard_person on place_heard (person_id);

CREATE INDEX place_heard_plain on place_heard (plain);

CREATE VIRTUAL TABLE place_name
    using fts5 (plain, pinned, content = 'place', content_rowid = 'id', tokenize = 'trigram');

CREATE TABLE 'place_name_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'place_name_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'place_name_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'place_name_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE VIRTUAL TABLE place_point using rtree (id, min_lat, max_lat, min_lon, max_lon);

CREATE TABLE "place_point_node"(nodeno INTEGER PRIMARY KEY,data);

CREATE TABLE "place_point_parent"(nodeno INTEGER PRIMARY KEY,parentnode);

CREATE TABLE "place_point_rowid"(rowid INTEGER PRIMARY KEY,nodeno);

CREATE TABLE place_source (
    name text primary key,
    edition text not null,
    loaded_at integer not null
  ) strict;

CREATE TABLE push_job (
    id integer primary key,
    subscription_id integer not null references push_subscription (id) on delete cascade,
    event_id text not null,
    payload text not null,
    urgency text not null check (urgency in ('normal', 'high')),
    state text not null default 'waiting' check (state in ('waiting', 'done', 'failed')),
    attempts integer not null default 0,
    next_attempt_at integer not null,
    expires_at integer not null,
    problem text,
    created_at integer not null,
    settled_at integer,
    unique (subscription_id, event_id)
  ) strict;

CREATE INDEX push_job_created on push_job (created_at);

CREATE INDEX push_job_waiting on push_job (next_attempt_at) where state = 'waiting';

CREATE TABLE push_subscription (
    id integer primary key,
    person_id integer not null references person (id) on delete cascade,
    session_id integer not null references web_session (id) on delete cascade,
    endpoint text not null unique,
    p256dh text not null,
    auth text not null,
    created_at integer not null,
    failures integer not null default 0
  ) strict;

CREATE INDEX push_subscription_person on push_subscription (person_id);

CREATE INDEX push_subscription_session on push_subscription (session_id);

CREATE TABLE qr_code (
    id integer primary key,
    slug text not null unique,
    person_id integer references person (id) on delete cascade,
    country text not null,
    network text,
    kind text not null check (kind in ('phone', 'merchant')),
    payee text not null,
    amount_rwf integer check (amount_rwf > 0),
    template text not null,
    ussd text not null,
    mode text not null check (mode in ('raw', 'encoded', 'link', 'text')),
    created_at integer not null
  ) strict;

CREATE INDEX qr_code_person on qr_code (person_id, id);

CREATE TABLE qr_default (
    person_id integer primary key references person (id) on delete cascade,
    country text not null,
    network text,
    kind text not null check (kind in ('phone', 'merchant')),
    payee text not null,
    last_amount_rwf integer check (last_amount_rwf > 0),
    updated_at integer not null
  ) strict;

CREATE TABLE rating (
    ride_id integer not null references ride (id) on delete cascade,
    by text not null check (by in ('passenger', 'driver')),
    person_id integer not null references person (id),
    rated_id integer not null references person (id),
    stars integer not null check (stars between 1 and 5),
    rated_at integer not null,
    primary key (ride_id, by)
  ) strict, without rowid;

CREATE INDEX rating_person on rating (person_id);

CREATE INDEX rating_rated on rating (rated_id);

CREATE TABLE refusal (
    id integer primary key,
    plate text unique,
    person_id integer unique references person (id) on delete cascade,
    sha256 text unique check (length(sha256) = 64),
    created_at integer not null,
    check ((plate is not null) + (person_id is not null) + (sha256 is not null) = 1)
  ) strict;

CREATE TRIGGER ride_begins before insert on ride when new.state <> 'requested' begin
    select raise(abort, 'a ride begins as requested');
  end;

CREATE TRIGGER ride_changes before update of state on ride
    when old.state <> new.state
      and not exists (select 1 from ride_transition where from_state = old.state and to_state = new.state) begin
    select raise(abort, 'a ride cannot change this way');
  end;

CREATE TRIGGER ride_is_offered_no_more after update of state on ride
    when old.state = 'offered' and new.state <> 'offered'
      and exists (select 1 from ride_offer where ride_id = new.id and state = 'open') begin
    update driver_presence set busy = exists (select 1 from ride
        where driver_id = driver_presence.person_id and state in ('accepted', 'arrived', 'started'))
      where person_id in (select driver_id from ride_offer where ride_id = new.id and state = 'open');
    update ride_offer set state = 'withdrawn', answered_at = coalesce(new.ended_at, offered_at)
      where ride_id = new.id and state = 'open';
  end;

CREATE TRIGGER ride_is_paid before update of fare_rwf on ride
    when old.state = 'completed' and new.fare_rwf is not old.fare_rwf begin
    select raise(abort, 'the fare of a completed ride does not change');
  end;

CREATE TRIGGER ride_pin_ends after update of state on ride when new.ended_at is not null begin
    update ride set pin = '----' where id = new.id;
  end;

CREATE TABLE ride (
    id integer primary key,
    passenger_id integer not null references person (id),
    driver_id integer references person (id),
    vehicle_id integer references vehicle (id),
    wanted_driver_id integer references person (id),
    vehicle_type text not null check (vehicle_type in ('moto', 'cab', 'liffan', 'truck', 'rental', 'other')),
    state text not null check (state in ('requested', 'offered', 'accepted', 'arrived', 'started', 'completed', 'cancelled', 'expired')),
    pickup_latitude real not null check (pickup_latitude between -90 and 90),
    pickup_longitude real not null check (pickup_longitude between -180 and 180),
    pickup_name text,
    dropoff_latitude real check (dropoff_latitude between -90 and 90),
    dropoff_longitude real check (dropoff_longitude between -180 and 180),
    dropoff_name text,
    radius_m integer not null check (radius_m between 1 and 25000),
    distance_m integer check (distance_m >= 0),
    estimate_rwf integer check (estimate_rwf >= 0),
    fare_rwf integer check (fare_rwf >= 0),
    pin text not null check (length(pin) = 4),
    pin_misses integer not null default 0,
    share_token text unique,
    sos_at integer,
    sos_by text check (sos_by in ('passenger', 'driver')),
    sos_seen_at integer,
    cancelled_by text check (cancelled_by in ('passenger', 'driver', 'operator', 'system')),
    cancel_reason text,
    requested_at integer not null,
    look_until integer not null,
    look_at integer not null default 0,
    check_at integer,
    accepted_at integer,
    arrived_at integer,
    started_at integer,
    ended_at integer,
    check (driver_id is null or driver_id <> passenger_id),
    check ((dropoff_latitude is null) = (dropoff_longitude is null)),
    check ((state in ('accepted', 'arrived', 'started', 'completed')) <= (driver_id is not null and vehicle_id is not null)),
    check ((state in ('requested', 'offered', 'expired')) <= (driver_id is null)),
    check ((state = 'cancelled') = (cancelled_by is not null)),
    check ((state in ('completed', 'cancelled', 'expired')) = (ended_at is not null)),
    check (state <> 'completed' or fare_rwf is not null)
  ) strict;

CREATE INDEX ride_active on ride (id) where state in ('requested', 'offered', 'accepted', 'arrived', 'started');

CREATE INDEX ride_checked on ride (check_at) where check_at is not null;

CREATE INDEX ride_driver on ride (driver_id, id);

CREATE INDEX ride_looking on ride (look_at) where state = 'requested';

CREATE UNIQUE INDEX ride_of_driver on ride (driver_id) where state in ('accepted', 'arrived', 'started');

CREATE UNIQUE INDEX ride_of_passenger on ride (passenger_id)
    where state in ('requested', 'offered', 'accepted', 'arrived', 'started');

CREATE INDEX ride_passenger on ride (passenger_id, id);

CREATE INDEX ride_sos on ride (sos_at) where sos_at is not null and sos_seen_at is null;

CREATE INDEX ride_vehicle on ride (vehicle_id);

CREATE INDEX ride_wanted on ride (wanted_driver_id);

CREATE TABLE ride_event (
    id integer primary key,
    ride_id integer not null references ride (id) on delete cascade,
    at integer not null,
    state text not null,
    what text not null,
    by text not null check (by in ('passenger', 'driver', 'operator', 'system')),
    person_id integer references person (id),
    latitude real,
    longitude real,
    detail text
  ) strict;

CREATE INDEX ride_event_person on ride_event (person_id);

CREATE INDEX ride_event_ride on ride_event (ride_id, id);

CREATE TABLE ride_offer (
    id integer primary key,
    ride_id integer not null references ride (id) on delete cascade,
    driver_id integer not null references person (id),
    state text not null check (state in ('open', 'accepted', 'declined', 'expired', 'withdrawn')),
    distance_m integer not null,
    offered_at integer not null,
    shown_at integer,
    expires_at integer not null,
    answered_at integer,
    check ((state = 'open') = (answered_at is null))
  ) strict;

CREATE INDEX ride_offer_driver on ride_offer (driver_id, id);

CREATE INDEX ride_offer_expires on ride_offer (expires_at) where state = 'open';

CREATE UNIQUE INDEX ride_offer_once on ride_offer (ride_id, driver_id);

CREATE UNIQUE INDEX ride_offer_open_driver on ride_offer (driver_id) where state = 'open';

CREATE UNIQUE INDEX ride_offer_open_ride on ride_offer (ride_id) where state = 'open';

CREATE TABLE ride_transition (from_state text not null, to_state text not null, primary key (from_state, to_state))
    strict, without rowid;

CREATE TABLE saved_place (
    id integer primary key,
    person_id integer not null references person (id) on delete cascade,
    name text not null,
    plain text not null,
    latitude real not null,
    longitude real not null,
    created_at integer not null,
    unique (person_id, plain)
  ) strict;

CREATE TABLE server_key (
    name text primary key,
    value text not null,
    created_at integer not null
  ) strict, without rowid;

CREATE TABLE tariff (
    vehicle_type text primary key check (vehicle_type in ('moto', 'cab', 'liffan', 'truck', 'rental', 'other')),
    first_m integer not null check (first_m >= 0),
    first_rwf integer not null check (first_rwf >= 0),
    per_km_rwf integer not null check (per_km_rwf >= 0),
    long_after_m integer check (long_after_m > first_m),
    long_per_km_rwf integer check (long_per_km_rwf >= 0),
    waiting_free_min integer not null check (waiting_free_min >= 0),
    waiting_per_min_rwf integer not null check (waiting_per_min_rwf >= 0),
    night_from_min integer check (night_from_min between 0 and 1439),
    night_to_min integer check (night_to_min between 0 and 1439),
    night_percent integer not null default 0 check (night_percent between 0 and 300),
    road_percent integer not null default 130 check (road_percent between 100 and 300),
    speed_kmh integer not null check (speed_kmh between 1 and 200),
    verified integer not null default 0 check (verified in (0, 1)),
    note text not null,
    check ((long_after_m is null) = (long_per_km_rwf is null)),
    check ((night_from_min is null) = (night_to_min is null))
  ) strict, without rowid;

CREATE TABLE timer (
    id integer primary key,
    person_id integer not null references person (id),
    name text not null,
    due_at integer not null,
    data text not null,
    correlation_id text not null,
    fired_at integer,
    cancelled_at integer
  ) strict;

CREATE INDEX timer_due on timer (due_at) where fired_at is null and cancelled_at is null;

CREATE INDEX timer_person on timer (person_id, name) where fired_at is null and cancelled_at is null;

CREATE TABLE trip (
    id integer primary key,
    person_id integer not null references person (id) on delete cascade,
    role text not null check (role in ('passenger', 'driver')),
    vehicle_type text check (vehicle_type in ('moto', 'cab', 'liffan', 'truck', 'rental', 'other')),
    vehicle_id integer references vehicle (id) on delete set null,
    from_latitude real not null check (from_latitude between -90 and 90),
    from_longitude real not null check (from_longitude between -180 and 180),
    from_name text,
    to_latitude real not null check (to_latitude between -90 and 90),
    to_longitude real not null check (to_longitude between -180 and 180),
    to_name text,
    min_latitude real not null,
    max_latitude real not null,
    min_longitude real not null,
    max_longitude real not null,
    distance_m integer not null check (distance_m > 0),
    travel_min integer not null check (travel_min >= 1),
    repeats text not null check (repeats in ('once', 'daily', 'weekdays', 'weekly')),
    first_day integer not null,
    window_from_min integer not null check (window_from_min between 0 and 1439),
    window_to_min integer not null check (window_to_min > window_from_min and window_to_min <= 2880),
    seats integer not null check (seats between 1 and 60),
    state text not null check (state in ('active', 'cancelled', 'ended')),
    created_at integer not null,
    ended_at integer,
    cancel_reason text,
    check ((state = 'active') = (ended_at is null)),
    check (state = 'cancelled' or cancel_reason is null),
    check (role = 'driver' or vehicle_id is null)
  ) strict;

CREATE INDEX trip_person on trip (person_id, id);

CREATE INDEX trip_repeating on trip (id) where state = 'active' and repeats <> 'once';

CREATE INDEX trip_vehicle on trip (vehicle_id);

CREATE TRIGGER trip_path_delete after delete on trip_day begin
    delete from trip_path where id = old.id;
  end;

CREATE TRIGGER trip_path_enter after update of state, seats_left on trip_day
    when (new.state = 'open' and new.seats_left > 0) and not (old.state = 'open' and old.seats_left > 0) begin
    insert into trip_path select new.id, min_latitude, max_latitude, min_longitude, max_longitude,
  new.starts_at / 86400000.0, new.over_at / 86400000.0, role = 'driver', role = 'driver',
  from_latitude, from_longitude, to_latitude, to_longitude, distance_m from trip where id = new.trip_id;
  end;

CREATE TRIGGER trip_path_insert after insert on trip_day when (new.state = 'open' and new.seats_left > 0) begin
    insert into trip_path select new.id, min_latitude, max_latitude, min_longitude, max_longitude,
  new.starts_at / 86400000.0, new.over_at / 86400000.0, role = 'driver', role = 'driver',
  from_latitude, from_longitude, to_latitude, to_longitude, distance_m from trip where id = new.trip_id;
  end;

CREATE TRIGGER trip_path_leave after update of state, seats_left on trip_day
    when (old.state = 'open' and old.seats_left > 0) and not (new.state = 'open' and new.seats_left > 0) begin
    delete from trip_path where id = new.id;
  end;

CREATE TABLE trip_day (
    id integer primary key,
    trip_id integer not null references trip (id) on delete cascade,
    day integer not null,
    starts_at integer not null,
    ends_at integer not null check (ends_at > starts_at),
    over_at integer not null check (over_at >= ends_at),
    departs_at integer check (departs_at between starts_at and ends_at),
    seats_left integer not null check (seats_left >= 0),
    state text not null check (state in ('open', 'cancelled', 'past')),
    cancel_reason text,
    check (state = 'cancelled' or cancel_reason is null),
    unique (trip_id, day)
  ) strict;

CREATE INDEX trip_day_open on trip_day (over_at) where state = 'open';

CREATE VIRTUAL TABLE trip_path using rtree (
    id, min_lat, max_lat, min_lon, max_lon, min_time, max_time, min_role, max_role,
    +from_latitude, +from_longitude, +to_latitude, +to_longitude, +distance_m);

CREATE TABLE "trip_path_node"(nodeno INTEGER PRIMARY KEY,data);

CREATE TABLE "trip_path_parent"(nodeno INTEGER PRIMARY KEY,parentnode);

CREATE TABLE "trip_path_rowid"(rowid INTEGER PRIMARY KEY,nodeno,a0,a1,a2,a3,a4);

CREATE TABLE trip_told (
    trip_id integer not null references trip (id) on delete cascade,
    other_trip_id integer not null references trip (id) on delete cascade,
    told_at integer not null,
    primary key (trip_id, other_trip_id)
  ) strict, without rowid;

CREATE INDEX trip_told_other on trip_told (other_trip_id);

CREATE TABLE trusted_contact (
    person_id integer primary key references person (id) on delete cascade,
    phone text not null,
    name text,
    updated_at integer not null
  ) strict;

CREATE TABLE ussd_template (
    name text primary key,
    country text not null check (length(country) = 2),
    network text not null,
    kind text not null check (kind in ('phone', 'merchant')),
    reach text not null check (reach in ('same', 'cross')),
    template text not null,
    template_without_amount text,
    verified integer not null default 0 check (verified in (0, 1)),
    enabled integer not null default 0 check (enabled in (0, 1)),
    note text not null
  ) strict, without rowid;

CREATE TABLE vehicle (
    id integer primary key,
    person_id integer not null references person (id) on delete cascade,
    type text not null check (type in ('moto', 'cab', 'liffan', 'truck', 'rental', 'other')),
    plate text not null,
    make_model text,
    seats integer check (seats between 1 and 100),
    state text not null check (state in ('pending', 'active', 'rejected', 'suspended', 'removed')),
    why text,
    insured_until integer,
    verified_at integer,
    verified_by text,
    created_at integer not null, document_id integer references document (id) on delete set null, insured_from integer,
    check (state <> 'active' or insured_until is not null)
  ) strict;

CREATE INDEX vehicle_document on vehicle (document_id) where document_id is not null;

CREATE INDEX vehicle_person on vehicle (person_id);

CREATE INDEX vehicle_plate on vehicle (plate);

CREATE UNIQUE INDEX vehicle_plate_active on vehicle (plate) where state = 'active';

CREATE TABLE web_action (
    person_id integer not null references person (id) on delete cascade,
    key text not null check (length(key) between 8 and 100),
    request_hash text not null check (length(request_hash) = 64),
    status integer not null,
    answer text not null,
    created_at integer not null,
    primary key (person_id, key)
  ) strict, without rowid;

CREATE INDEX web_action_created on web_action (created_at);

CREATE TABLE web_login (
    id integer primary key,
    kind text not null check (kind in ('code', 'link')),
    secret_hash text not null unique check (length(secret_hash) = 64),
    browser_hash text check (length(browser_hash) = 64),
    person_id integer references person (id) on delete cascade,
    device text not null,
    created_at integer not null,
    expires_at integer not null,
    claimed_at integer,
    used_at integer,
    check ((kind = 'code') = (browser_hash is not null)),
    check ((person_id is null) = (claimed_at is null)),
    check (used_at is null or claimed_at is not null)
  ) strict;

CREATE UNIQUE INDEX web_login_browser on web_login (browser_hash) where browser_hash is not null;

CREATE INDEX web_login_expires on web_login (expires_at);

CREATE INDEX web_login_person on web_login (person_id) where person_id is not null;

CREATE TABLE web_session (
    id integer primary key,
    person_id integer not null references person (id) on delete cascade,
    token_hash text not null unique check (length(token_hash) = 64),
    login_id integer unique,
    device text not null,
    created_at integer not null,
    seen_at integer not null,
    expires_at integer not null
  ) strict;

CREATE INDEX web_session_expires on web_session (expires_at);

CREATE INDEX web_session_person on web_session (person_id);

CREATE TABLE webhook_cursor (
    id integer primary key check (id = 1),
    unpacked_through integer not null
  ) strict;

CREATE TABLE webhook_delivery (
    id integer primary key,
    received_at integer not null,
    body blob not null,
    problem text
  ) strict;

CREATE INDEX webhook_delivery_problem on webhook_delivery (id) where problem is not null;
