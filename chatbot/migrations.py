"""The database's schema, as append-only migrations.  A released migration is never edited.

The file is an ordinary SQLite database: it opens in Datasette and in the sqlite-utils command line as it is.
"""

from sqlite_utils import Database, Migrations

from chatbot.domain import QaPair

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


@MIGRATIONS()
def m005_lesson_wordings(db: Database) -> None:
    """Other ways to ask a lesson's question, in the order in which they came."""
    db.execute(
        """CREATE TABLE lesson_wordings (
            id INTEGER PRIMARY KEY,
            lesson_id INTEGER NOT NULL REFERENCES lessons(id) ON DELETE CASCADE,
            text TEXT NOT NULL,
            normalised TEXT NOT NULL UNIQUE
        ) STRICT"""
    )
    db.execute("CREATE INDEX lesson_wordings_by_lesson ON lesson_wordings (lesson_id, id)")
    db.table("lesson_wordings").enable_fts(["text"], fts_version="FTS5", create_triggers=True)


@MIGRATIONS()
def m006_imports(db: Database) -> None:
    """The last import, for undoing it.

    ``before`` is the lesson as JSON, NULL where the import added it; ``edited`` when the person changed it since.
    """
    db.execute("CREATE TABLE imports (id INTEGER PRIMARY KEY, name TEXT NOT NULL, created_at TEXT NOT NULL) STRICT")
    db.execute(
        """CREATE TABLE import_changes (
            lesson_id INTEGER PRIMARY KEY REFERENCES lessons(id) ON DELETE CASCADE,
            import_id INTEGER NOT NULL REFERENCES imports(id) ON DELETE CASCADE,
            before TEXT,
            edited INTEGER NOT NULL DEFAULT 0 CHECK (edited IN (0, 1))
        ) STRICT"""
    )


@MIGRATIONS()
def m007_forgotten(db: Database) -> None:
    """Every pair that a lesson ever stood for, and those that must not come back: fingerprints, never text."""
    db.execute(
        """CREATE TABLE lesson_fingerprints (
            lesson_id INTEGER NOT NULL REFERENCES lessons(id) ON DELETE CASCADE,
            fingerprint TEXT NOT NULL,
            PRIMARY KEY (lesson_id, fingerprint)
        ) STRICT, WITHOUT ROWID"""
    )
    db.execute(
        "CREATE TABLE forgotten (fingerprint TEXT PRIMARY KEY, forgotten_at TEXT NOT NULL) STRICT, WITHOUT ROWID"
    )
    for number, question, answer in db.execute("SELECT id, question, answer FROM lessons").fetchall():
        row = [number, QaPair(question, answer).fingerprint]
        db.execute("INSERT INTO lesson_fingerprints (lesson_id, fingerprint) VALUES (?, ?)", row)


@MIGRATIONS()
def m020_conversation_extras(db: Database) -> None:
    """Pins, the trash, drafts (id 0: of a conversation that has not begun), and what refusals held back."""
    db.execute(
        """CREATE TABLE pins (
            conversation_id INTEGER PRIMARY KEY REFERENCES conversations(id) ON DELETE CASCADE
        ) STRICT"""
    )
    db.execute(
        """CREATE TABLE trash (
            conversation_id INTEGER PRIMARY KEY REFERENCES conversations(id) ON DELETE CASCADE,
            deleted_at TEXT NOT NULL,
            was_private INTEGER NOT NULL CHECK (was_private IN (0, 1))
        ) STRICT"""
    )
    db.execute(
        """CREATE TABLE drafts (
            id INTEGER PRIMARY KEY,
            conversation_id INTEGER REFERENCES conversations(id) ON DELETE CASCADE,
            text TEXT NOT NULL
        ) STRICT"""
    )
    db.execute(
        """CREATE TABLE candidates (
            message_id INTEGER PRIMARY KEY REFERENCES messages(id) ON DELETE CASCADE,
            text TEXT NOT NULL,
            confidence REAL NOT NULL,
            source TEXT NOT NULL CHECK (source IN ('lesson', 'network')),
            lesson_id INTEGER
        ) STRICT"""
    )
    db.execute("CREATE INDEX conversations_by_activity ON conversations (updated_at, id)")


@MIGRATIONS()
def m021_dismissed(db: Database) -> None:
    """Questions of the inbox that the person does not want to answer: `domain.question_print`, never text."""
    db.execute("CREATE TABLE dismissed (question TEXT PRIMARY KEY, dismissed_at TEXT NOT NULL) STRICT, WITHOUT ROWID")


@MIGRATIONS()
def m022_transient(db: Database) -> None:
    """Conversations that are not to be kept: they end with the window."""
    db.execute(
        """CREATE TABLE transient (
            conversation_id INTEGER PRIMARY KEY REFERENCES conversations(id) ON DELETE CASCADE
        ) STRICT"""
    )


@MIGRATIONS()
def m030_answer_versions(db: Database) -> None:
    """All versions of an answer that was asked for again; the message itself is a copy of the one that is shown.

    ``rating`` is what a version had when it was last shown.
    """
    db.execute(
        """CREATE TABLE answer_versions (
            message_id INTEGER NOT NULL REFERENCES messages(id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            shown INTEGER NOT NULL CHECK (shown IN (0, 1)),
            text TEXT NOT NULL,
            created_at TEXT NOT NULL,
            source TEXT CHECK (source IN ('lesson', 'network', 'unknown')),
            confidence REAL,
            lesson_id INTEGER,
            model TEXT,
            milliseconds REAL,
            stopped INTEGER NOT NULL CHECK (stopped IN (0, 1)),
            rating INTEGER NOT NULL DEFAULT 0 CHECK (rating IN (-1, 0, 1)),
            PRIMARY KEY (message_id, number)
        ) STRICT, WITHOUT ROWID"""
    )
