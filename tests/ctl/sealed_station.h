#pragma once

#include "models/store/sqlite.h"
#include "tests/ctl/ctl_kit.h"

#include <QDirIterator>

// A station whose clinicians seal notes: Osei, who founded the group, and Lin.
namespace haven::test {

inline constexpr const char* kOseis = "osei's own words";
inline constexpr const char* kLins = "lin's own words";
inline const QString kOsei = QStringLiteral("clinician");
inline const QString kLin = QStringLiteral("lin");

inline QByteArray passwordOf(const QString& agent)
{
    if (agent == kOsei)
        return kOseis;
    return agent == kLin ? QByteArray(kLins) : QByteArray(kTestPassword);
}

inline void need(const Ran& ran)
{
    if (ran.code != 0)
        qFatal("%s%s", ran.out.constData(), ran.err.constData());
}

// A station with one incident and a clinician who founded the group of Harbor Health.
class SealedStation final
{
public:
    SealedStation()
    {
        need(m_station.run({QStringLiteral("new WELFARE @\"12 Elm St\" ! nobody answers")}));
        need(as(kOsei, {QStringLiteral("key")}, kTestPassword, kOseis));
        need(as(kOsei, {QStringLiteral("found"), QStringLiteral("Harbor Health")}));
    }
    QString path() const { return m_station.path(); }
    const CtlStation& plain() const { return m_station; }
    QString file(const QString& name) const { return m_station.file(name); }
    Ran as(const QString& agent, const QStringList& words, const QByteArray& password = {},
           const QByteArray& newPassword = {}) const
    {
        return ctl(
            QStringList{QStringLiteral("notes")} + words +
                QStringList{QStringLiteral("--station"), path(), QStringLiteral("--as"), agent},
            password.isEmpty() ? passwordOf(agent) : password, newPassword);
    }
    Ran admin(const QStringList& words, const QByteArray& newPassword = {}) const
    {
        return ctl(QStringList{QStringLiteral("account")} + words +
                       QStringList{QStringLiteral("--station"), path(), QStringLiteral("--as"),
                                   QStringLiteral("admin")},
                   kTestPassword, newPassword);
    }
    Ran line(const QString& agent, const QString& text) const
    {
        return ctl({QStringLiteral("do"), QStringLiteral("--station"), path(),
                    QStringLiteral("--as"), agent, QStringLiteral("--json"), text},
                   passwordOf(agent));
    }
    void write(const QString& text) const { need(line(kOsei, QStringLiteral("cn 1 ") + text)); }
    // Lin has an account and a key, and is in no group.
    void addLin() const
    {
        need(admin(
            {QStringLiteral("add"), kLin, QStringLiteral("--roles"), QStringLiteral("clinician")},
            kTestPassword));
        need(as(kLin, {QStringLiteral("key")}, kTestPassword, kLins));
    }
    void letLinIn() const
    {
        addLin();
        need(as(kOsei, {QStringLiteral("let-in"), kLin}));
    }
    void change(const char* sql) const
    {
        auto database = Database::open(path().toStdString(), OpenMode::ReadWrite, "");
        if (!database || !database->execute(sql))
            qFatal("the station cannot be changed");
    }
    std::int64_t number(const char* sql) const
    {
        auto database = Database::open(path().toStdString(), OpenMode::ReadWrite, "");
        if (!database)
            qFatal("the station cannot be opened");
        const auto found = database->number(sql);
        if (!found)
            qFatal("the station cannot be read");
        return *found;
    }
    // The text as a file, sealed by Osei.
    Ran writeBytes(const QByteArray& bytes) const
    {
        writeFile(file(QStringLiteral("note.txt")), bytes);
        return as(kOsei, {QStringLiteral("write"), QStringLiteral("1"),
                          QStringLiteral("--text-file"), file(QStringLiteral("note.txt"))});
    }

private:
    CtlStation m_station;
};

// As it is, as UTF-16, and as base64 at each of its three places.
inline QList<QByteArray> shapesOf(const QString& word)
{
    const QByteArray plain = word.toUtf8();
    QList<QByteArray> shapes{plain, plain.toUpper(),
                             QByteArray(reinterpret_cast<const char*>(word.utf16()),
                                        word.size() * qsizetype(sizeof(char16_t)))};
    for (int shift = 0; shift < 3; ++shift)
        shapes << (QByteArray(shift, 'x') + plain).toBase64().mid(4, 16);
    return shapes;
}

inline QStringList filesWith(const QString& folder, const QString& word)
{
    QStringList found;
    const auto shapes = shapesOf(word);
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QByteArray bytes = bytesOfFile(files.next());
        for (const auto& shape : shapes) {
            if (bytes.contains(shape))
                found << files.fileName();
        }
    }
    return found;
}

} // namespace haven::test
