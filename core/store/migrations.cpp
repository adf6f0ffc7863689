// SPDX-License-Identifier: GPL-3.0-or-later
// The schema, as numbered steps; PRAGMA user_version holds the last one done. A step is never changed once
// released.
#include "core/store/database.h"

namespace glossa::store {

namespace {

using Statements = std::vector<const char *>;

/// Items refer to categories by number, so that a rename touches one row. Counts of projects and categories
/// are kept by the code that changes items, in the same transaction.
const Statements version1{
    "CREATE TABLE project(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, kind INTEGER NOT NULL,"
    " language TEXT NOT NULL, multilingual INTEGER NOT NULL, description TEXT NOT NULL, threshold REAL,"
    " container TEXT, file_version TEXT, envelope_shape BLOB, metadata_shape BLOB, settings_shape BLOB,"
    " assets_shape BLOB, created_ms INTEGER NOT NULL, changed_ms INTEGER NOT NULL,"
    " trashed_ms INTEGER NOT NULL DEFAULT 0, items INTEGER NOT NULL DEFAULT 0, labeled INTEGER NOT NULL "
    "DEFAULT 0,"
    " train INTEGER NOT NULL DEFAULT 0, test INTEGER NOT NULL DEFAULT 0, labels INTEGER NOT NULL DEFAULT 0) "
    "STRICT",
    "CREATE UNIQUE INDEX project_name ON project(name) WHERE trashed_ms = 0",
    "CREATE TABLE category(id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " project INTEGER NOT NULL REFERENCES project ON DELETE CASCADE, kind INTEGER NOT NULL, name TEXT NOT "
    "NULL,"
    " place REAL NOT NULL, slot INTEGER NOT NULL, key TEXT NOT NULL, description TEXT NOT NULL,"
    " components TEXT NOT NULL, shape BLOB, train INTEGER NOT NULL DEFAULT 0, test INTEGER NOT NULL DEFAULT "
    "0,"
    " items INTEGER NOT NULL DEFAULT 0, UNIQUE(project, kind, name)) STRICT",
    "CREATE TABLE item(id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " project INTEGER NOT NULL REFERENCES project ON DELETE CASCADE, place REAL NOT NULL, text TEXT NOT NULL,"
    " location TEXT, language TEXT, dataset INTEGER NOT NULL, intent INTEGER REFERENCES category,"
    " done INTEGER NOT NULL, labeled INTEGER NOT NULL, regions TEXT, shape BLOB, changed_ms INTEGER NOT NULL,"
    " changed_by TEXT NOT NULL, sequence INTEGER NOT NULL) STRICT",
    "CREATE INDEX item_place ON item(project, place, id)",
    "CREATE INDEX item_intent ON item(intent) WHERE intent IS NOT NULL",
    "CREATE TABLE label(item INTEGER NOT NULL REFERENCES item ON DELETE CASCADE, place INTEGER NOT NULL,"
    " category INTEGER NOT NULL REFERENCES category, begin INTEGER NOT NULL, length INTEGER NOT NULL,"
    " region INTEGER NOT NULL, shape BLOB, PRIMARY KEY(item, place)) WITHOUT ROWID, STRICT",
    "CREATE INDEX label_category ON label(category, item)",
    "CREATE TABLE class_label(item INTEGER NOT NULL REFERENCES item ON DELETE CASCADE, place INTEGER NOT "
    "NULL,"
    " category INTEGER NOT NULL REFERENCES category, shape BLOB, PRIMARY KEY(item, place)) WITHOUT ROWID, "
    "STRICT",
    "CREATE INDEX class_label_category ON class_label(category, item)",
    "CREATE VIRTUAL TABLE item_text USING fts5(text, content='item', content_rowid='id', tokenize='trigram')",
    "CREATE TRIGGER item_text_insert AFTER INSERT ON item BEGIN"
    " INSERT INTO item_text(rowid, text) VALUES(new.id, new.text); END",
    "CREATE TRIGGER item_text_delete AFTER DELETE ON item BEGIN"
    " INSERT INTO item_text(item_text, rowid, text) VALUES('delete', old.id, old.text); END",
    "CREATE TRIGGER item_text_update AFTER UPDATE OF text ON item WHEN old.text IS NOT new.text BEGIN"
    " INSERT INTO item_text(item_text, rowid, text) VALUES('delete', old.id, old.text);"
    " INSERT INTO item_text(rowid, text) VALUES(new.id, new.text); END",
    // kind: 0 edit or import, 1 undo, 2 redo. edit is NULL for an import.
    "CREATE TABLE journal(sequence INTEGER PRIMARY KEY AUTOINCREMENT,"
    " project INTEGER NOT NULL REFERENCES project ON DELETE CASCADE, time_ms INTEGER NOT NULL, author TEXT "
    "NOT NULL,"
    " door TEXT NOT NULL, kind INTEGER NOT NULL, edit BLOB, inverse BLOB, note TEXT NOT NULL, merge_key TEXT "
    "NOT NULL,"
    " undoes INTEGER NOT NULL DEFAULT 0, undone_by INTEGER NOT NULL DEFAULT 0) STRICT",
    "CREATE INDEX journal_project ON journal(project, sequence)",
    "CREATE INDEX journal_author ON journal(project, author, kind, undone_by, sequence)",
    "CREATE TABLE job(id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " project INTEGER NOT NULL REFERENCES project ON DELETE CASCADE, kind TEXT NOT NULL, request BLOB NOT "
    "NULL,"
    " state INTEGER NOT NULL, fraction REAL NOT NULL, progress BLOB, log TEXT NOT NULL, result BLOB,"
    " error TEXT NOT NULL, owner TEXT NOT NULL, cancel INTEGER NOT NULL DEFAULT 0, created_ms INTEGER NOT "
    "NULL,"
    " started_ms INTEGER NOT NULL DEFAULT 0, heartbeat_ms INTEGER NOT NULL DEFAULT 0,"
    " ended_ms INTEGER NOT NULL DEFAULT 0) STRICT",
    "CREATE INDEX job_project ON job(project, id)",
    "CREATE TABLE model(project INTEGER NOT NULL REFERENCES project ON DELETE CASCADE, label TEXT NOT NULL,"
    " file TEXT NOT NULL, trained_ms INTEGER NOT NULL, took_ms INTEGER NOT NULL, job INTEGER NOT NULL,"
    " facts BLOB NOT NULL, evaluation BLOB, PRIMARY KEY(project, label)) STRICT",
};

/// Items that an import brought stand in a layer, which is seen or not seen as a whole: an import fills one
/// that nobody sees yet, and taking an import back hides its layer. A category that items of an unseen layer
/// still name keeps its row when it is removed, so that it can come back with them. Imports of version 1 that
/// stand get the layer that their journal row describes.
const Statements version2{
    // SQLite cannot drop the constraint UNIQUE(project, kind, name), which would count removed categories.
    "CREATE TABLE category_2(id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " project INTEGER NOT NULL REFERENCES project ON DELETE CASCADE, kind INTEGER NOT NULL, name TEXT NOT "
    "NULL,"
    " place REAL NOT NULL, slot INTEGER NOT NULL, key TEXT NOT NULL, description TEXT NOT NULL,"
    " components TEXT NOT NULL, shape BLOB, train INTEGER NOT NULL DEFAULT 0, test INTEGER NOT NULL DEFAULT "
    "0,"
    // removed: 0 while the category stands, else the journal's next number when it was removed.
    " items INTEGER NOT NULL DEFAULT 0, removed INTEGER NOT NULL DEFAULT 0) STRICT",
    "INSERT INTO category_2(id, project, kind, name, place, slot, key, description, components, shape, train,"
    " test, items) SELECT id, project, kind, name, place, slot, key, description, components, shape, train,"
    " test, items FROM category",
    "DROP TABLE category",
    "ALTER TABLE category_2 RENAME TO category",
    "CREATE UNIQUE INDEX category_name ON category(project, kind, name) WHERE removed = 0",
    "CREATE INDEX category_removed ON category(project, kind, name) WHERE removed <> 0",
    // state: 0 seen, 1 being filled, 2 taken back, 3 being emptied. holder: the lock file of the import that
    // fills it. hidden_by: the undo that took it back. touched: 1 once an edit has changed one of its items.
    "CREATE TABLE layer(id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " project INTEGER NOT NULL REFERENCES project ON DELETE CASCADE, state INTEGER NOT NULL, holder TEXT NOT "
    "NULL,"
    " hidden_by INTEGER NOT NULL DEFAULT 0, touched INTEGER NOT NULL DEFAULT 0,"
    " items INTEGER NOT NULL DEFAULT 0, labeled INTEGER NOT NULL DEFAULT 0, train INTEGER NOT NULL DEFAULT 0,"
    " test INTEGER NOT NULL DEFAULT 0, labels INTEGER NOT NULL DEFAULT 0) STRICT",
    "CREATE INDEX layer_unseen ON layer(id) WHERE state <> 0",
    "CREATE INDEX layer_project ON layer(project)",
    "CREATE TABLE layer_use(layer INTEGER NOT NULL REFERENCES layer ON DELETE CASCADE, category INTEGER NOT "
    "NULL,"
    " train INTEGER NOT NULL, test INTEGER NOT NULL, items INTEGER NOT NULL, PRIMARY KEY(layer, category)) "
    "WITHOUT ROWID, STRICT",
    // The ids that a layer's items got, also of those that are deleted since.
    "CREATE TABLE layer_range(first INTEGER PRIMARY KEY, last INTEGER NOT NULL,"
    " layer INTEGER NOT NULL REFERENCES layer ON DELETE CASCADE) STRICT",
    "CREATE INDEX layer_range_layer ON layer_range(layer)",
    "ALTER TABLE item ADD COLUMN layer INTEGER NOT NULL DEFAULT 0",
    "INSERT INTO layer(id, project, state, holder, touched) SELECT sequence, project, 0, '', 1 FROM journal"
    " WHERE edit IS NULL AND kind = 0 AND undone_by = 0 AND CAST(inverse AS TEXT) LIKE '{\"import\"%'",
    "UPDATE journal SET inverse = CAST(json_set(CAST(inverse AS TEXT), '$.import.layer', sequence) AS BLOB)"
    " WHERE sequence IN (SELECT id FROM layer)",
    "INSERT INTO layer_range(first, last, layer)"
    " SELECT json_extract(CAST(inverse AS TEXT), '$.import.first'),"
    " json_extract(CAST(inverse AS TEXT), '$.import.last'), sequence FROM journal"
    " WHERE sequence IN (SELECT id FROM layer)"
    " AND json_extract(CAST(inverse AS TEXT), '$.import.first') > 0",
    "UPDATE item SET layer = found.layer FROM layer_range AS found WHERE item.id BETWEEN found.first AND "
    "found.last",
    "INSERT INTO layer_use(layer, category, train, test, items) SELECT layer, category,"
    " sum(CASE WHEN dataset = 2 THEN 0 ELSE times END), sum(CASE WHEN dataset = 2 THEN times ELSE 0 END), "
    "count(*)"
    " FROM (SELECT layer, intent AS category, dataset, 1 AS times FROM item WHERE layer <> 0 AND intent IS "
    "NOT NULL"
    " UNION ALL SELECT layer, category, dataset, count(*) FROM item JOIN label ON label.item = item.id"
    " WHERE layer <> 0 GROUP BY item.id, category"
    " UNION ALL SELECT layer, category, dataset, count(*) FROM item JOIN class_label ON class_label.item = "
    "item.id"
    " WHERE layer <> 0 GROUP BY item.id, category) GROUP BY layer, category",
    "UPDATE layer SET items = sums.items, labeled = sums.labeled, train = sums.items - sums.test, test = "
    "sums.test,"
    " labels = sums.labels FROM (SELECT layer, count(*) AS items, sum(labeled) AS labeled,"
    " sum(dataset = 2) AS test, sum((SELECT count(*) FROM label WHERE label.item = item.id)"
    " + (SELECT count(*) FROM class_label WHERE class_label.item = item.id)) AS labels"
    " FROM item WHERE layer <> 0 GROUP BY layer) AS sums WHERE layer.id = sums.layer",
    "DROP INDEX item_place",
    "CREATE INDEX item_place ON item(project, place, id, layer)",
    // Counts what others can see, so that the batches of an import wake nobody up.
    "CREATE TABLE pulse(number INTEGER NOT NULL) STRICT",
    "INSERT INTO pulse(number) VALUES(1)",
};

/// item.labeled is a WorkState: what lacks nothing but an intent is 2, and counted by itself.
const Statements version3{
    "ALTER TABLE project ADD COLUMN half INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE layer ADD COLUMN half INTEGER NOT NULL DEFAULT 0",
    "UPDATE item SET labeled = 2 WHERE labeled = 1 AND intent IS NULL",
    "UPDATE layer SET half = sums.half, labeled = labeled - sums.half"
    " FROM (SELECT layer, count(*) AS half FROM item WHERE labeled = 2 AND layer <> 0 GROUP BY layer) AS sums"
    " WHERE layer.id = sums.layer",
    "UPDATE project SET half = sums.half, labeled = labeled - sums.half"
    " FROM (SELECT project, count(*) AS half FROM item WHERE labeled = 2"
    " AND layer NOT IN (SELECT id FROM layer WHERE state <> 0) GROUP BY project) AS sums"
    " WHERE project.id = sums.project",
};

/// What has changed, told apart by numbers that only grow, so that a reader need not look at everything. Kept
/// by triggers, as every change counts, whoever makes it; what nobody can see (an import that is being filled
/// or a project that is being purged) does not.
const Statements version4{
    "DROP TABLE pulse",
    // journal: the newest sequence number of all projects.
    "CREATE TABLE change_count(journal INTEGER NOT NULL, projects INTEGER NOT NULL, schemas INTEGER NOT "
    "NULL,"
    " jobs INTEGER NOT NULL, models INTEGER NOT NULL) STRICT",
    "INSERT INTO change_count SELECT coalesce(max(sequence), 0), 0, 0, 0, 0 FROM journal",
    "CREATE TRIGGER count_journal AFTER INSERT ON journal BEGIN"
    " UPDATE change_count SET journal = new.sequence; END",
    "CREATE TRIGGER count_project_insert AFTER INSERT ON project WHEN new.trashed_ms >= 0 BEGIN"
    " UPDATE change_count SET projects = projects + 1; END",
    "CREATE TRIGGER count_project_update AFTER UPDATE OF name, language, multilingual, description, "
    "threshold,"
    " container, trashed_ms ON project WHEN old.trashed_ms >= 0 OR new.trashed_ms >= 0 BEGIN"
    " UPDATE change_count SET projects = projects + 1; END",
    "CREATE TRIGGER count_category_insert AFTER INSERT ON category WHEN new.removed = 0 BEGIN"
    " UPDATE change_count SET schemas = schemas + 1; END",
    "CREATE TRIGGER count_category_update AFTER UPDATE OF name, place, slot, key, description, components,"
    " removed ON category WHEN old.removed = 0 OR new.removed = 0 BEGIN"
    " UPDATE change_count SET schemas = schemas + 1; END",
    "CREATE TRIGGER count_job_insert AFTER INSERT ON job BEGIN"
    " UPDATE change_count SET jobs = jobs + 1; END",
    "CREATE TRIGGER count_job_update AFTER UPDATE ON job BEGIN"
    " UPDATE change_count SET jobs = jobs + 1; END",
    "CREATE TRIGGER count_job_delete AFTER DELETE ON job BEGIN"
    " UPDATE change_count SET jobs = jobs + 1; END",
    "CREATE TRIGGER count_model_insert AFTER INSERT ON model BEGIN"
    " UPDATE change_count SET models = models + 1; END",
    "CREATE TRIGGER count_model_update AFTER UPDATE ON model BEGIN"
    " UPDATE change_count SET models = models + 1; END",
    "CREATE TRIGGER count_model_delete AFTER DELETE ON model BEGIN"
    " UPDATE change_count SET models = models + 1; END",
};

/// Deployments, the review queue, and files of models that are held by more than their row.
const Statements version5{
    // Files of models that no row names any more, which are to be removed (model_files.cpp). holder: the lock
    // file of the training that is writing this one; '' = nobody is.
    "CREATE TABLE unused_file(name TEXT NOT NULL PRIMARY KEY, holder TEXT NOT NULL DEFAULT '') WITHOUT "
    "ROWID, "
    "STRICT",
    // A model as it was when it was deployed. file: '' once it is kept no longer. Rows are never removed, as
    // the history names them.
    "CREATE TABLE held_model(id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " project INTEGER NOT NULL REFERENCES project ON DELETE CASCADE, label TEXT NOT NULL, file TEXT NOT NULL,"
    " trained_ms INTEGER NOT NULL, took_ms INTEGER NOT NULL, job INTEGER NOT NULL, facts BLOB NOT NULL) "
    "STRICT",
    "CREATE INDEX held_model_file ON held_model(file) WHERE file <> ''",
    "CREATE INDEX held_model_project ON held_model(project)",
    "CREATE INDEX model_file ON model(file)",
    "CREATE TABLE deployment(project INTEGER NOT NULL REFERENCES project ON DELETE CASCADE, name TEXT NOT "
    "NULL,"
    " held INTEGER NOT NULL REFERENCES held_model ON DELETE CASCADE, since_ms INTEGER NOT NULL, by TEXT NOT "
    "NULL, PRIMARY KEY(project, name)) WITHOUT ROWID, STRICT",
    "CREATE INDEX deployment_held ON deployment(held)",
    // act: 0 deploy, 1 swap, 2 delete, 3 undo.
    "CREATE TABLE deployment_step(id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " project INTEGER NOT NULL REFERENCES project ON DELETE CASCADE, time_ms INTEGER NOT NULL, author TEXT "
    "NOT "
    "NULL, door TEXT NOT NULL, act INTEGER NOT NULL, undoes INTEGER NOT NULL DEFAULT 0,"
    " undone_by INTEGER NOT NULL DEFAULT 0) STRICT",
    "CREATE INDEX deployment_step_project ON deployment_step(project, id)",
    // before, after: numbers of held models; NULL = there was no slot, or is none.
    "CREATE TABLE deployment_change(step INTEGER NOT NULL REFERENCES deployment_step ON DELETE CASCADE,"
    " place INTEGER NOT NULL, name TEXT NOT NULL, before INTEGER, after INTEGER, PRIMARY KEY(step, place))"
    " WITHOUT ROWID, STRICT",
    // A file is unused from the moment on that its last row goes, whoever takes it.
    // OR IGNORE in a trigger is overruled by what the outer statement says of conflicts, so it is not used.
    "CREATE TRIGGER model_file_delete AFTER DELETE ON model"
    " WHEN NOT EXISTS(SELECT 1 FROM held_model WHERE file = old.file AND file <> '') BEGIN"
    " INSERT INTO unused_file(name) SELECT old.file WHERE NOT EXISTS(SELECT 1 FROM unused_file WHERE name ="
    " old.file); END",
    "CREATE TRIGGER model_file_update AFTER UPDATE OF file ON model WHEN old.file <> new.file"
    " AND NOT EXISTS(SELECT 1 FROM held_model WHERE file = old.file AND file <> '') BEGIN"
    " INSERT INTO unused_file(name) SELECT old.file WHERE NOT EXISTS(SELECT 1 FROM unused_file WHERE name ="
    " old.file); END",
    "CREATE TRIGGER held_file_delete AFTER DELETE ON held_model WHEN old.file <> ''"
    " AND NOT EXISTS(SELECT 1 FROM model WHERE file = old.file)"
    " AND NOT EXISTS(SELECT 1 FROM held_model WHERE file = old.file AND file <> '') BEGIN"
    " INSERT INTO unused_file(name) SELECT old.file WHERE NOT EXISTS(SELECT 1 FROM unused_file WHERE name ="
    " old.file); END",
    "CREATE TRIGGER held_file_update AFTER UPDATE OF file ON held_model WHEN old.file <> '' AND new.file = ''"
    " AND NOT EXISTS(SELECT 1 FROM model WHERE file = old.file)"
    " AND NOT EXISTS(SELECT 1 FROM held_model WHERE file = old.file AND file <> '') BEGIN"
    " INSERT INTO unused_file(name) SELECT old.file WHERE NOT EXISTS(SELECT 1 FROM unused_file WHERE name ="
    " old.file); END",

    // Answered queries that wait for review, or were reviewed. key: text and language, as 16 bytes of their
    // hash. state: 0 open, 1 accepted, 2 corrected, 3 discarded. category: of the best intent or the first
    // class, which lists show. second: what another model says.
    "CREATE TABLE kept_query(id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " project INTEGER NOT NULL REFERENCES project ON DELETE CASCADE, key BLOB NOT NULL, deployment TEXT NOT "
    "NULL, state INTEGER NOT NULL, confidence REAL NOT NULL, count INTEGER NOT NULL, first_ms INTEGER NOT "
    "NULL,"
    " last_ms INTEGER NOT NULL, bytes INTEGER NOT NULL, differs INTEGER NOT NULL DEFAULT 0, model TEXT NOT "
    "NULL,"
    " second_model TEXT, text TEXT NOT NULL, language TEXT, prediction BLOB NOT NULL, second BLOB) STRICT",
    "CREATE UNIQUE INDEX kept_query_key ON kept_query(project, key, deployment)",
    "CREATE INDEX kept_query_sure ON kept_query(project, state, confidence)",
    "CREATE INDEX kept_query_last ON kept_query(project, last_ms, state, bytes)",
    "CREATE INDEX kept_query_count ON kept_query(project, state, count)",
    "CREATE INDEX kept_query_deployment ON kept_query(project, state, deployment, confidence)",
    "CREATE INDEX kept_query_differs ON kept_query(project, second_model) WHERE differs <> 0",
    // What a query's newest answer says: the best intent, or its classes.
    "CREATE TABLE kept_answer(query INTEGER NOT NULL REFERENCES kept_query ON DELETE CASCADE, category TEXT "
    "NOT "
    "NULL, PRIMARY KEY(category, query)) WITHOUT ROWID, STRICT",
    "CREATE INDEX kept_answer_query ON kept_answer(query)",
    // What a project wants of its queue (NULL = what the program does by itself), and how much is in it.
    "CREATE TABLE query_queue(project INTEGER PRIMARY KEY REFERENCES project ON DELETE CASCADE, keeps "
    "INTEGER,"
    " most_queries INTEGER, most_bytes INTEGER, queries INTEGER NOT NULL DEFAULT 0, bytes INTEGER NOT NULL "
    "DEFAULT 0) STRICT",
    "CREATE TRIGGER kept_query_insert AFTER INSERT ON kept_query BEGIN"
    " INSERT INTO query_queue(project, queries, bytes) VALUES(new.project, 1, new.bytes)"
    " ON CONFLICT(project) DO UPDATE SET queries = queries + 1, bytes = bytes + excluded.bytes; END",
    "CREATE TRIGGER kept_query_delete AFTER DELETE ON kept_query BEGIN"
    " UPDATE query_queue SET queries = queries - 1, bytes = bytes - old.bytes WHERE project = old.project; "
    "END",
    "CREATE TRIGGER kept_query_bytes AFTER UPDATE OF bytes ON kept_query BEGIN"
    " UPDATE query_queue SET bytes = bytes + new.bytes - old.bytes WHERE project = new.project; END",

    // Where an example comes from that a person has taken from a model's answer: JSON; NULL = not from there.
    "ALTER TABLE item ADD COLUMN provenance TEXT",

    // What serves, and what is in the queues and said of it.
    "ALTER TABLE change_count ADD COLUMN deployments INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE change_count ADD COLUMN queries INTEGER NOT NULL DEFAULT 0",
    "CREATE TRIGGER count_deployment_insert AFTER INSERT ON deployment BEGIN"
    " UPDATE change_count SET deployments = deployments + 1; END",
    "CREATE TRIGGER count_deployment_update AFTER UPDATE ON deployment BEGIN"
    " UPDATE change_count SET deployments = deployments + 1; END",
    "CREATE TRIGGER count_deployment_delete AFTER DELETE ON deployment BEGIN"
    " UPDATE change_count SET deployments = deployments + 1; END",
    "CREATE TRIGGER count_query_queue AFTER UPDATE OF keeps, most_queries, most_bytes ON query_queue BEGIN"
    " UPDATE change_count SET deployments = deployments + 1; END",
    "CREATE TRIGGER count_query_insert AFTER INSERT ON kept_query BEGIN"
    " UPDATE change_count SET queries = queries + 1; END",
    "CREATE TRIGGER count_query_update AFTER UPDATE ON kept_query BEGIN"
    " UPDATE change_count SET queries = queries + 1; END",
    "CREATE TRIGGER count_query_delete AFTER DELETE ON kept_query BEGIN"
    " UPDATE change_count SET queries = queries + 1; END",
};

/// Jobs of the server's clients. The narrow columns come first, so that a look at them reads no request.
const Statements version6{
    "CREATE TABLE runtime_job(id TEXT NOT NULL UNIQUE, state INTEGER NOT NULL, cancel INTEGER NOT NULL,"
    " owner TEXT NOT NULL, created_ms INTEGER NOT NULL, updated_ms INTEGER NOT NULL,"
    " heartbeat_ms INTEGER NOT NULL, expires_ms INTEGER NOT NULL, cancel_at_ms INTEGER NOT NULL,"
    " bytes INTEGER NOT NULL, request BLOB NOT NULL, results BLOB) STRICT",
    "CREATE INDEX runtime_job_kept ON runtime_job(expires_ms, bytes)",
    "CREATE INDEX runtime_job_unfinished ON runtime_job(created_ms) WHERE state IN (0, 1)",
};

/// What people have put off of what could be improved.
const Statements version7{
    "CREATE TABLE put_off(project INTEGER NOT NULL REFERENCES project ON DELETE CASCADE, finding TEXT NOT "
    "NULL,"
    " extent INTEGER NOT NULL, time_ms INTEGER NOT NULL, author TEXT NOT NULL, PRIMARY KEY(project, finding))"
    " WITHOUT ROWID, STRICT",
};

/// How many answers of a deployment took how long, hour by hour, for about a day. hour: since 1970. step: of
/// the time, four to a doubling of microseconds.
const Statements version8{
    "CREATE TABLE served_hour(project INTEGER NOT NULL REFERENCES project ON DELETE CASCADE,"
    " deployment TEXT NOT NULL, hour INTEGER NOT NULL, step INTEGER NOT NULL, answers INTEGER NOT NULL,"
    " PRIMARY KEY(project, deployment, hour, step)) WITHOUT ROWID, STRICT",
    "CREATE INDEX served_hour_age ON served_hour(hour)",
};

/// trains: models from before the step are behind the data by it (project::needsTraining). Of earlier rows an
/// inverse says whether it was a change of a category's components or of a project's language.
const Statements version9{
    "ALTER TABLE journal ADD COLUMN trains INTEGER NOT NULL DEFAULT 1",
    "UPDATE journal SET trains = 0 WHERE CAST(substr(edit, 1, 23) AS TEXT) = '{\"edit\":\"settleQueries\"'",
    "UPDATE journal SET trains = 0 WHERE CASE"
    " WHEN CAST(substr(inverse, 1, 24) AS TEXT) = '{\"edit\":\"changeCategory\"' AND"
    " json_valid(CAST(inverse AS TEXT)) THEN"
    " json_type(CAST(inverse AS TEXT), '$.expected') = 'object' AND"
    " json_extract(CAST(inverse AS TEXT), '$.components') IS"
    " json_extract(CAST(inverse AS TEXT), '$.expected.components')"
    " WHEN CAST(substr(inverse, 1, 23) AS TEXT) = '{\"edit\":\"changeProject\"' AND"
    " json_valid(CAST(inverse AS TEXT)) THEN"
    " json_type(CAST(inverse AS TEXT), '$.expected') = 'object' AND"
    " json_extract(CAST(inverse AS TEXT), '$.language') IS"
    " json_extract(CAST(inverse AS TEXT), '$.expected.language')"
    " ELSE 0 END",
    "CREATE INDEX journal_trains ON journal(project, sequence, undone_by, undoes, trains) WHERE trains = 1",
};

/// Up to which batch the queries of a spool (a file of the workspace's folder) are in their queues.
const Statements version10{
    "CREATE TABLE query_spool(name TEXT NOT NULL PRIMARY KEY, batch INTEGER NOT NULL) WITHOUT ROWID, STRICT",
};

/// What all jobs of clients take together, so that a further one need not add it up.
const Statements version11{
    "CREATE TABLE runtime_job_size(bytes INTEGER NOT NULL) STRICT",
    "INSERT INTO runtime_job_size SELECT coalesce(sum(bytes), 0) FROM runtime_job",
    "CREATE TRIGGER size_runtime_job_insert AFTER INSERT ON runtime_job BEGIN"
    " UPDATE runtime_job_size SET bytes = bytes + new.bytes; END",
    "CREATE TRIGGER size_runtime_job_update AFTER UPDATE OF bytes ON runtime_job BEGIN"
    " UPDATE runtime_job_size SET bytes = bytes + new.bytes - old.bytes; END",
    "CREATE TRIGGER size_runtime_job_delete AFTER DELETE ON runtime_job BEGIN"
    " UPDATE runtime_job_size SET bytes = bytes - old.bytes; END",
};

const std::vector<Statements> &steps()
{
    static const std::vector<Statements> all{version1, version2, version3, version4,  version5, version6,
                                             version7, version8, version9, version10, version11};
    return all;
}

Result<int> versionOf(Store::Database &database)
{
    const auto row = database.row(QStringLiteral("PRAGMA user_version"));
    if (!row)
        return fail(row.error());
    return row->constFirst().toInt();
}

/// No file that another program made, and none whose version was lost, is taken for a new workspace.
Status checkEmpty(Store::Database &database)
{
    const auto tables = database.row(QStringLiteral("SELECT count(*) FROM sqlite_master"));
    if (!tables)
        return fail(tables.error());
    if (tables->constFirst().toLongLong() > 0)
        return fail(ErrorCode::CorruptWorkspace, Phrase::TablesWithoutVersion, "glossa.db", {},
                    database.folder.toStdString());
    return {};
}

} // namespace

Status migrate(Store::Database &database)
{
    const auto newest = static_cast<int>(steps().size());
    const auto found = versionOf(database);
    if (!found)
        return fail(found.error());
    if (*found > newest)
        return fail(ErrorCode::NewerVersion, {Phrase::SchemaVersion, *found}, {}, {},
                    database.folder.toStdString());
    if (*found == newest)
        return {};
    if (database.isReadOnly()) {
        if (auto empty = checkEmpty(database); *found == 0 && !empty)
            return empty;
        if (*found == 0)
            return fail(ErrorCode::NotFound, {}, "workspace", {}, database.folder.toStdString());
        return fail(ErrorCode::ReadOnly, Phrase::EarlierVersionUnwritable, {}, {},
                    database.folder.toStdString());
    }
    return database.transaction([&]() -> Status {
        // Another process may have been first.
        const auto now = versionOf(database);
        if (!now)
            return fail(now.error());
        if (*now > newest)
            return fail(ErrorCode::NewerVersion, {Phrase::SchemaVersion, *now}, {}, {},
                        database.folder.toStdString());
        if (*now == 0) {
            if (auto empty = checkEmpty(database); !empty)
                return empty;
        }
        for (int step = *now; step < newest; ++step) {
            for (const char *statement : steps()[static_cast<std::size_t>(step)]) {
                if (const auto done = database.run(QString::fromLatin1(statement)); !done)
                    return done;
            }
        }
        return database.run(QStringLiteral("PRAGMA user_version=%1").arg(newest));
    });
}

} // namespace glossa::store
