"""The database's schema, as append-only migrations.  A released migration is never edited.

The file is an ordinary SQLite database: it opens in Datasette and in the sqlite-utils command line as it is.
"""

from sqlite_utils import Database, Migrations

MIGRATIONS = Migrations("engram")


@MIGRATIONS()
def m001_conversations(db: Database) -> None:
    """Conversations, their messages, ratings of answers."""
    db.execute(
        """CREATE TABLE conversations (
            id INTEGER PRIMARY KEY,
            title TEXT NOT NULL DEFAULT '',
            private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1)),
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL
        ) STRICT"""
    )
    db.execute(
        """CREATE TABLE messages (
            id INTEGER PRIMARY KEY,
            conversation_id INTEGER NOT NULL REFERENCES conversations(id) ON DELETE CASCADE,
            role TEXT NOT NULL CHECK (role IN ('user', 'engram')),
            text TEXT NOT NULL,
            created_at TEXT NOT NULL,
            reply_to INTEGER REFERENCES messages(id) ON DELETE CASCADE,
            source TEXT CHECK (source IN ('lesson', 'network', 'unknown')),
            confidence REAL,
            lesson_id INTEGER,
            model TEXT,
            milliseconds REAL,
            stopped INTEGER NOT NULL DEFAULT 0 CHECK (stopped IN (0, 1))
        ) STRICT"""
    )
    db.execute("CREATE INDEX messages_by_conversation ON messages (conversation_id, id)")
    db.execute("CREATE INDEX messages_by_question ON messages (reply_to)")
    db.execute(
        """CREATE TABLE ratings (
            message_id INTEGER PRIMARY KEY REFERENCES messages(id) ON DELETE CASCADE,
            rating INTEGER NOT NULL CHECK (rating IN (-1, 1)),
            created_at TEXT NOT NULL
        ) STRICT"""
    )
    db.table("messages").enable_fts(["text"], fts_version="FTS5", create_triggers=True)


@MIGRATIONS()
def m002_lessons(db: Database) -> None:
    """What was taught.  ``normalised`` is the question as `domain.normalise_question` gives it."""
    db.execute(
        """CREATE TABLE lessons (
            id INTEGER PRIMARY KEY,
            question TEXT NOT NULL,
            answer TEXT NOT NULL,
            normalised TEXT NOT NULL UNIQUE,
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL,
            source_message_id INTEGER REFERENCES messages(id) ON DELETE SET NULL
        ) STRICT"""
    )
    db.table("lessons").enable_fts(["question", "answer"], fts_version="FTS5", create_triggers=True)


@MIGRATIONS()
def m003_versions(db: Database) -> None:
    """Versions of the network that retraining made; the folders' own manifests are the truth."""
    db.execute(
        """CREATE TABLE versions (
            id TEXT PRIMARY KEY,
            parent_id TEXT,
            created_at TEXT NOT NULL,
            adopted INTEGER NOT NULL CHECK (adopted IN (0, 1)),
            lessons INTEGER NOT NULL,
            note TEXT NOT NULL,
            exam TEXT
        ) STRICT"""
    )


@MIGRATIONS()
def m004_qa_pairs(db: Database) -> None:
    """Each question with its answer, for looking at the history and for Datasette."""
    db.create_view(
        "qa_pairs",
        """SELECT q.text AS question, a.text AS answer, q.created_at AS asked_at, a.source, a.confidence,
            coalesce(r.rating, 0) AS rating, a.stopped, a.model, a.lesson_id, q.conversation_id,
            c.private, q.id AS question_id, a.id AS answer_id
        FROM messages a
        JOIN messages q ON q.id = a.reply_to
        JOIN conversations c ON c.id = q.conversation_id
        LEFT JOIN ratings r ON r.message_id = a.id""",
    )
