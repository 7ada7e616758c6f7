#pragma once

#include "models/store/engine.h"
#include "models/store/station.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

// What the tests of the headless program share: the real program, run to its end, and stations to
// run it on.
namespace haven::test {

inline constexpr const char* kTestPassword = "haven-demo";

struct Ran {
    int code = -1; // -1: it did not end by itself
    QByteArray out;
    QByteArray err;
    QList<QByteArray> lines() const; // of out
    QJsonDocument json() const { return QJsonDocument::fromJson(out); }
};

// Only HAVEN_PASSWORD, and HAVEN_NEW_PASSWORD where given, are in the environment besides paths.
void prepare(QProcess& process, const QStringList& arguments,
             const QByteArray& password = kTestPassword, const QByteArray& newPassword = {});
Ran ctl(const QStringList& arguments, const QByteArray& password = kTestPassword,
        const QByteArray& newPassword = {});

// A training station in a folder of its own, without a map, with the accounts "dispatcher" and
// "admin". Their passwords are hashed as cheaply as can be: these tests start the program hundreds
// of times, and are not about passwords.
class CtlStation final
{
public:
    explicit CtlStation(StationMode mode = StationMode::Training);
    QString path() const { return m_folder.filePath(QStringLiteral("station.haven")); }
    QString file(const QString& name) const { return m_folder.filePath(name); }
    StationPlace place() const { return StationPlace{path().toStdString(), {}}; }
    // havenctl do, as the dispatcher.
    Ran run(const QStringList& lines, const QStringList& options = {}) const;
    // havenctl VERB --station FILE REST...
    Ran verb(const QString& name, const QStringList& rest = {}) const;
    // The same of a verb that shows first what would go, and does it where --takes says how much.
    Ran meant(const QString& name, const QStringList& rest) const;
    // Facts in the log, by verify; -1 where it finds damage.
    std::int64_t facts() const;

private:
    QTemporaryDir m_folder;
};

QByteArray bytesOfFile(const QString& path);
void writeFile(const QString& path, const QByteArray& bytes);

} // namespace haven::test
