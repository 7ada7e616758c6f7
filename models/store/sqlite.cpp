#include "models/store/sqlite.h"

#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>

namespace haven {

namespace {

constexpr int kBusyWaitMs = 5000;
constexpr std::size_t kIdlePerTextMax = 4;

std::string uriFor(const std::string& path)
{
    std::string uri = "file:";
    for (const char c : path) {
        if (c == '%' || c == '?' || c == '#') {
            constexpr const char* kHex = "0123456789abcdef";
            const auto byte = static_cast<unsigned char>(c);
            uri += '%';
            uri += kHex[byte >> 4U];
            uri += kHex[byte & 15U];
        } else {
            uri += c;
        }
    }
    return uri + "?immutable=1";
}

int flagsFor(OpenMode mode)
{
    switch (mode) {
    case OpenMode::Create:
        return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case OpenMode::ReadWrite:
    case OpenMode::Read:
        return SQLITE_OPEN_READWRITE;
    case OpenMode::Immutable:
        return SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
    }
    return SQLITE_OPEN_READONLY;
}

// SQLite tells only the disk's own "full" from a fault, not the largest file that may be made.
bool isAtFileLimit(const std::string& path)
{
    constexpr std::uint64_t kNear = std::uint64_t{1} << 17U; // more than a page
    rlimit limit{};
    if (::getrlimit(RLIMIT_FSIZE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return false;
    for (const char* suffix : {"", "-wal", "-journal"}) {
        struct stat found {};
        if (::stat((path + suffix).c_str(), &found) == 0 &&
            static_cast<std::uint64_t>(found.st_size) + kNear >= limit.rlim_cur)
            return true;
    }
    return false;
}

Refusal refusalFor(int resultCode, const std::string& path)
{
    if (resultCode == SQLITE_IOERR_WRITE && isAtFileLimit(path))
        return refuse(RefusalCode::DiskFull, path);
    switch (resultCode & 0xff) {
    case SQLITE_FULL:
        return refuse(RefusalCode::DiskFull, path);
    case SQLITE_READONLY:
        return refuse(RefusalCode::StationReadOnly, path);
    case SQLITE_CORRUPT:
        return refuse(RefusalCode::StationDamaged, path, "its pages do not fit together");
    case SQLITE_NOTADB:
        return refuse(RefusalCode::StationForeign, path);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return refuse(RefusalCode::StationBusy, path);
    case SQLITE_INTERRUPT:
        return refuse(RefusalCode::QueryCanceled);
    case SQLITE_ERROR:
    case SQLITE_SCHEMA:
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
        return refuse(RefusalCode::StationDamaged, path, "its tables are not as they should be");
    default:
        return refuse(RefusalCode::DiskFailing, path);
    }
}

} // namespace

void SqliteClose::operator()(sqlite3* handle) const
{
    sqlite3_close_v2(handle);
}

Result<Database> Database::open(const std::string& path, OpenMode mode, const std::string& vfs)
{
    sqlite3* raw = nullptr;
    const std::string name = mode == OpenMode::Immutable ? uriFor(path) : path;
    const int opened = sqlite3_open_v2(name.c_str(), &raw, flagsFor(mode) | SQLITE_OPEN_NOMUTEX,
                                       vfs.empty() ? nullptr : vfs.c_str());
    std::unique_ptr<sqlite3, SqliteClose> handle(raw);
    if (opened != SQLITE_OK || !raw)
        return haven::refusalFor(opened, path);
    sqlite3_extended_result_codes(raw, 1);
    sqlite3_busy_timeout(raw, kBusyWaitMs);
    // Doubt about the file stops the work instead of spreading.
    sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(raw, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    Database database(std::move(handle), path);
    if (mode == OpenMode::Read || mode == OpenMode::Immutable) {
        if (auto ok = database.execute("PRAGMA query_only=ON"); !ok)
            return ok.refusal();
    }
    return database;
}

Database::Database(std::unique_ptr<sqlite3, SqliteClose> handle, std::string path)
    : m_handle(std::move(handle)), m_path(std::move(path))
{}

Database& Database::operator=(Database&& other) noexcept
{
    forgetStatements();
    m_handle = std::move(other.m_handle);
    m_path = std::move(other.m_path);
    m_idle = std::move(other.m_idle);
    other.m_idle.clear();
    return *this;
}

Database::~Database()
{
    forgetStatements();
}

void Database::forgetStatements()
{
    for (const auto& [sql, statement] : m_idle)
        sqlite3_finalize(statement);
    m_idle.clear();
}

Result<void> Database::execute(std::string_view sql)
{
    while (!sql.empty()) {
        sqlite3_stmt* statement = nullptr;
        const char* rest = nullptr;
        int code = sqlite3_prepare_v2(handle(), sql.data(), static_cast<int>(sql.size()),
                                      &statement, &rest);
        if (code != SQLITE_OK)
            return refusalFor(code);
        sql.remove_prefix(static_cast<std::size_t>(rest - sql.data()));
        if (!statement)
            continue; // only space or a comment was left
        do {
            code = sqlite3_step(statement);
        } while (code == SQLITE_ROW);
        sqlite3_finalize(statement);
        if (code != SQLITE_DONE)
            return refusalFor(code);
    }
    return {};
}

Result<std::int64_t> Database::number(const char* sql)
{
    Statement query(*this, sql);
    const auto step = query.step();
    if (!step)
        return step.refusal();
    return *step == Step::Row ? query.number(0) : std::int64_t{0};
}

bool Database::isInTransaction() const
{
    return sqlite3_get_autocommit(handle()) == 0;
}

bool Database::isReadOnly() const
{
    return sqlite3_db_readonly(handle(), "main") == 1;
}

std::int64_t Database::changes() const
{
    return sqlite3_changes64(handle());
}

std::int64_t Database::totalChanges() const
{
    return sqlite3_total_changes64(handle());
}

std::int64_t Database::lastRowId() const
{
    return sqlite3_last_insert_rowid(handle());
}

void Database::interruptWhen(const std::atomic<bool>* isStale)
{
    // Asked by SQLite itself between steps of its work, so that a late interrupt can never hit the
    // question that comes next on the same connection.
    constexpr int kInstructionsBetween = 1000;
    const auto ask = [](void* flag) -> int {
        return static_cast<const std::atomic<bool>*>(flag)->load() ? 1 : 0;
    };
    if (isStale)
        sqlite3_progress_handler(handle(), kInstructionsBetween, ask,
                                 const_cast<std::atomic<bool>*>(isStale));
    else
        sqlite3_progress_handler(handle(), 0, nullptr, nullptr);
}

Refusal Database::refusalFor(int resultCode) const
{
    return haven::refusalFor(resultCode, m_path);
}

Database::Statements::node_type Database::take(const char* sql, int& resultCode)
{
    auto idle = m_idle.find(std::string_view(sql));
    if (idle == m_idle.end()) {
        sqlite3_stmt* statement = nullptr;
        resultCode =
            sqlite3_prepare_v3(handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
        if (!statement)
            return {};
        idle = m_idle.emplace(sql, statement);
    }
    return m_idle.extract(idle);
}

void Database::giveBack(Statements::node_type statement)
{
    if (m_idle.count(statement.key()) >= kIdlePerTextMax) {
        sqlite3_finalize(statement.mapped());
        return;
    }
    m_idle.insert(std::move(statement));
}

Statement::Statement(Database& database, const char* sql)
    : m_database(database), m_node(database.take(sql, m_error)),
      m_statement(m_node ? m_node.mapped() : nullptr)
{}

Statement::~Statement()
{
    if (!m_statement)
        return;
    rewind();
    m_database.giveBack(std::move(m_node));
}

void Statement::keep(int resultCode)
{
    if (resultCode != SQLITE_OK && m_error == SQLITE_OK)
        m_error = resultCode;
}

Statement& Statement::bind(std::int64_t number)
{
    if (m_statement)
        keep(sqlite3_bind_int64(m_statement, m_next++, number));
    return *this;
}

Statement& Statement::bind(std::string_view text)
{
    // A view without a place in memory would be bound as NULL; an empty text is meant.
    if (m_statement)
        keep(sqlite3_bind_text64(m_statement, m_next++, text.data() ? text.data() : "", text.size(),
                                 SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bindBytes(std::string_view bytes)
{
    if (m_statement)
        keep(sqlite3_bind_blob64(m_statement, m_next++, bytes.data() ? bytes.data() : "",
                                 bytes.size(), SQLITE_TRANSIENT));
    return *this;
}

Statement& Statement::bindNull()
{
    if (m_statement)
        keep(sqlite3_bind_null(m_statement, m_next++));
    return *this;
}

Result<Step> Statement::step()
{
    if (m_error != SQLITE_OK || !m_statement)
        return m_database.refusalFor(m_error);
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return Step::Row;
    if (code == SQLITE_DONE)
        return Step::Done;
    return m_database.refusalFor(code);
}

Result<void> Statement::run()
{
    for (;;) {
        const auto now = step();
        if (!now) {
            const Refusal refusal = now.refusal();
            rewind();
            return refusal;
        }
        if (*now == Step::Done)
            break;
    }
    rewind();
    return {};
}

void Statement::rewind()
{
    if (!m_statement)
        return;
    // The error of the step before was answered there; reset only repeats it.
    static_cast<void>(sqlite3_reset(m_statement));
    static_cast<void>(sqlite3_clear_bindings(m_statement));
    m_next = 1;
    m_error = SQLITE_OK;
}

std::int64_t Statement::number(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

std::string_view Statement::text(int column) const
{
    const void* start = sqlite3_column_text(m_statement, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column));
    return start ? std::string_view(static_cast<const char*>(start), size) : std::string_view();
}

std::string_view Statement::bytes(int column) const
{
    const void* start = sqlite3_column_blob(m_statement, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column));
    return start ? std::string_view(static_cast<const char*>(start), size) : std::string_view();
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

Transaction::~Transaction()
{
    rollback();
}

void Transaction::rollback()
{
    if (!m_isOurs || !m_database.isInTransaction())
        return;
    // An open statement would keep the transaction alive; a failed rollback has ended it already.
    static_cast<void>(m_database.execute("ROLLBACK"));
}

Result<void> Transaction::begin()
{
    if (m_database.isInTransaction())
        return {};
    auto begun = Statement(m_database, "BEGIN IMMEDIATE").run();
    m_isOurs = begun.isOk();
    return begun;
}

Result<void> Transaction::commit()
{
    if (!m_isOurs)
        return {};
    auto done = Statement(m_database, "COMMIT").run();
    // What is committed is over: the database may be moved away before this object goes.
    m_isOurs = !done.isOk();
    return done;
}

} // namespace haven
