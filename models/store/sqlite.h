#pragma once

#include "models/base/enums.h"
#include "models/base/result.h"

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

// SQLite's C API behind three small types, so that no return code goes unread. One thread owns one
// Database.
namespace haven {

// ReadWrite refuses a file that is not there; Read may still take part in WAL recovery, and never
// changes a row; Immutable is for a folder nobody can write to.
HAVEN_ENUM(OpenMode, Create, ReadWrite, Read, Immutable)
HAVEN_ENUM(Step, Row, Done)

struct SqliteClose {
    void operator()(sqlite3* handle) const;
};

class Database final
{
public:
    // `vfs` names a registered SQLite VFS; empty for the system's own. Errors: StationMissing,
    // StationReadOnly, DiskFull, DiskFailing, StationDamaged, StationForeign.
    static Result<Database> open(const std::string& path, OpenMode mode, const std::string& vfs);
    Database(Database&&) noexcept = default;
    Database& operator=(Database&&) noexcept;
    ~Database();

    const std::string& path() const { return m_path; }
    sqlite3* handle() const { return m_handle.get(); }
    // One or more statements without parameters: schema and pragmas.
    Result<void> execute(std::string_view sql);
    // The first column of the first row; 0 where there is none.
    Result<std::int64_t> number(const char* sql);
    bool isInTransaction() const;
    bool isReadOnly() const;
    // Rows changed by the last statement.
    std::int64_t changes() const;
    // Rows changed since the connection was opened, those of full-text indexes included.
    std::int64_t totalChanges() const;
    std::int64_t lastRowId() const;
    // Work fails with QueryCanceled while the flag is set; nullptr: never. The flag must outlive
    // it.
    void interruptWhen(const std::atomic<bool>* isStale);
    // Statements kept for reuse are let go; a close does this itself.
    void forgetStatements();
    // What a SQLite result code means to people.
    Refusal refusalFor(int resultCode) const;

private:
    friend class Statement;
    Database(std::unique_ptr<sqlite3, SqliteClose> handle, std::string path);
    // Statements by their text. One in use keeps its node, so that taking it out and giving it back
    // costs neither a copy of the text nor memory.
    using Statements = std::multimap<std::string, sqlite3_stmt*, std::less<>>;
    Statements::node_type take(const char* sql, int& resultCode);
    void giveBack(Statements::node_type statement);

    std::unique_ptr<sqlite3, SqliteClose> m_handle;
    std::string m_path;
    Statements m_idle;
};

// One use of a prepared statement. Parameters are bound in order with bind(); an error on the way
// is kept and answered by step() or run(). Text and bytes read are valid until the next step().
class Statement final
{
public:
    Statement(Database& database, const char* sql);
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    ~Statement();

    Statement& bind(std::int64_t number);
    Statement& bind(std::string_view text);
    Statement& bind(const char* text) { return bind(std::string_view(text)); }
    Statement& bindBytes(std::string_view bytes);
    Statement& bindNull();
    template <class T>
    Statement& bind(const std::optional<T>& value)
    {
        return value ? bind(*value) : bindNull();
    }

    Result<Step> step();
    // To the end, rows ignored; ready to be bound and run again.
    Result<void> run();
    // Ready to be bound again, parameters forgotten.
    void rewind();

    std::int64_t number(int column) const;
    std::string_view text(int column) const;
    std::string_view bytes(int column) const;
    bool isNull(int column) const;

private:
    void keep(int resultCode);

    Database& m_database;
    int m_error = 0;
    Database::Statements::node_type m_node; // empty when the text could not be prepared
    sqlite3_stmt* m_statement;
    int m_next = 1;
};

// All or nothing: what was not committed is rolled back. Inside another transaction it takes part
// in that one, and the outer commit decides.
class Transaction final
{
public:
    explicit Transaction(Database& database) : m_database(database) {}
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    Result<void> begin();
    Result<void> commit();
    void rollback();

private:
    Database& m_database;
    bool m_isOurs = false;
};

} // namespace haven
