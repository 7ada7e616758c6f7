#include "tests/ctl/ctl_kit.h"

#include "app/session/agency_time.h"
#include "models/store/verify.h"

#include <QFile>
#include <QJsonObject>
#include <sodium.h>

namespace haven::test {

namespace {

constexpr int kEndMs = 60'000;

std::string cheapHash()
{
    std::array<char, crypto_pwhash_STRBYTES> out{};
    const std::string secret = kTestPassword;
    const bool isReady = sodium_init() >= 0;
    const bool isMade =
        isReady && crypto_pwhash_str(out.data(), secret.data(), secret.size(),
                                     crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN) == 0;
    if (!isMade)
        qFatal("no password hash could be made");
    return out.data();
}

} // namespace

QList<QByteArray> Ran::lines() const
{
    QList<QByteArray> all = out.split('\n');
    if (!all.isEmpty() && all.last().isEmpty())
        all.removeLast();
    return all;
}

void prepare(QProcess& process, const QStringList& arguments, const QByteArray& password,
             const QByteArray& newPassword)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HAVEN_PASSWORD"), QString::fromUtf8(password));
    environment.remove(QStringLiteral("HAVEN_NEW_PASSWORD"));
    if (!newPassword.isEmpty())
        environment.insert(QStringLiteral("HAVEN_NEW_PASSWORD"), QString::fromUtf8(newPassword));
    process.setProcessEnvironment(environment);
    process.setProgram(QStringLiteral(HAVEN_BINARY_DIR "/bin/havenctl"));
    process.setArguments(arguments);
}

Ran ctl(const QStringList& arguments, const QByteArray& password, const QByteArray& newPassword)
{
    QProcess process;
    prepare(process, arguments, password, newPassword);
    process.start();
    process.closeWriteChannel();
    Ran ran;
    if (process.waitForFinished(kEndMs) && process.exitStatus() == QProcess::NormalExit)
        ran.code = process.exitCode();
    ran.out = process.readAllStandardOutput();
    ran.err = process.readAllStandardError();
    return ran;
}

CtlStation::CtlStation(StationMode mode)
{
    const std::string hash = cheapHash();
    NewStation station;
    station.place = place();
    station.agency = "Quarry Bay Police";
    station.timeZone = "America/New_York";
    station.mode = mode;
    station.build = "test";
    station.accounts = {
        {AccountAct::Create, AgentId("admin"), "Admin", {Role::Administrator}, hash},
        {AccountAct::Create,
         AgentId("dispatcher"),
         "Reyes",
         {Role::Dispatcher, Role::Supervisor},
         hash},
        {AccountAct::Create, AgentId("clinician"), "Osei", {Role::Clinician}, hash}};
    station.madeBy = AgentId("havenctl");
    station.position = PositionId("havenctl");
    station.now = systemNow();
    if (const auto made = createStation(station); !made)
        qFatal("%s", refusalSentence(made.refusal()).c_str());
}

Ran CtlStation::run(const QStringList& lines, const QStringList& options) const
{
    return ctl(QStringList{QStringLiteral("do"), QStringLiteral("--station"), path(),
                           QStringLiteral("--as"), QStringLiteral("dispatcher")} +
               options + QStringList{QStringLiteral("--")} + lines);
}

Ran CtlStation::verb(const QString& name, const QStringList& rest) const
{
    return ctl(QStringList{name, QStringLiteral("--station"), path()} + rest);
}

Ran CtlStation::meant(const QString& name, const QStringList& rest) const
{
    const Ran shown = verb(name, rest + QStringList{QStringLiteral("--json")});
    const int takes = shown.json().object()[u"takes"].toInt();
    return verb(name, rest + QStringList{QStringLiteral("--takes"), QString::number(takes)});
}

std::int64_t CtlStation::facts() const
{
    const auto verdict = verify(place());
    return verdict && !verdict->damage ? verdict->events : -1;
}

QByteArray bytesOfFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("a test file cannot be written");
}

} // namespace haven::test
