PRAGMA application_id = 1852143475;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE annotations (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            digest TEXT NOT NULL,
            engine TEXT NOT NULL,
            size INTEGER NOT NULL,
            data BLOB NOT NULL,
            UNIQUE (digest, engine)
        );
CREATE TABLE last_read (number INTEGER PRIMARY KEY, path TEXT NOT NULL);
INSERT INTO "last_read" VALUES(1,'/news/ferry.txt');
CREATE TABLE note (
            id TEXT NOT NULL PRIMARY KEY,
            digest TEXT NOT NULL,
            path TEXT NOT NULL,
            title TEXT NOT NULL,
            exact TEXT NOT NULL,
            prefix TEXT NOT NULL,
            suffix TEXT NOT NULL,
            start INTEGER NOT NULL,
            end INTEGER NOT NULL,
            comment TEXT NOT NULL,
            colour TEXT NOT NULL,
            speaker TEXT,
            created TEXT NOT NULL,
            modified TEXT NOT NULL
        );
INSERT INTO "note" VALUES('n1','8228f70852e7d7b69591f91fdba319918fd1e06232f233b859046c1b9c75a46c','/news/ferry.txt','Ferry returns','harbour','Ferry returns

The ',' reopened on Friday.

“At last 🎉',19,26,'','yellow',NULL,'2024-05-01T10:00:00Z','2024-05-01T10:00:00Z');
INSERT INTO "note" VALUES('n2','8228f70852e7d7b69591f91fdba319918fd1e06232f233b859046c1b9c75a46c','/news/ferry.txt','Ferry returns','
“At last 🎉,”','The harbour reopened on Friday.
',' Ada Quill said.',47,60,'Joy,
at last 🎉','green','Ada Quill','2024-05-01T10:00:00Z','2024-05-02T10:00:00Z');
CREATE TABLE position (
            number INTEGER PRIMARY KEY,
            digest TEXT NOT NULL UNIQUE,
            path TEXT NOT NULL,
            offset INTEGER NOT NULL
        );
CREATE INDEX note_digest ON note (digest);
CREATE INDEX note_path ON note (path);
CREATE INDEX position_path ON position (path);
CREATE INDEX annotations_size ON annotations (size);
COMMIT;
