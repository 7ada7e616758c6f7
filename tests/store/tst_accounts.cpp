#include "models/store/verify.h"
#include "tests/store/store_kit.h"
#include "tests/testkit/test_program.h"

#include <QElapsedTimer>
#include <QtTest>

#include <future>

using namespace haven;
using namespace haven::test;

namespace {

const AgentId kAdmin("admin");
const AgentId kReyes("reyes");
constexpr const char* kPassword = "correct horse";

AccountRequest creating(const AgentId& agent, std::set<Role> roles)
{
    AccountRequest request;
    request.agent = agent;
    request.name = agent.value;
    request.roles = std::move(roles);
    request.passwordHash = must(hashPassword(kPassword));
    return request;
}

Seat administrator()
{
    return Seat{kAdmin, "Admin", PositionId("Position 1"), {Role::Administrator}};
}

Result<std::vector<Recorded>> change(Engine& engine, AccountRequest request, const Seat& seat)
{
    std::promise<Result<std::vector<Recorded>>> answer;
    must(engine.submitAccount(std::move(request), seat,
                              [&](const auto& result) { answer.set_value(result); }));
    return answer.get_future().get();
}

std::vector<Recorded> tryWrong(Engine& engine, const AgentId& agent)
{
    std::promise<Result<std::vector<Recorded>>> answer;
    must(engine.submitPasswordTry(agent, PasswordTry::Wrong, PositionId("Position 1"),
                                  [&](const auto& result) { answer.set_value(result); }));
    return must(answer.get_future().get());
}

RefusalCode refusedTo(Station& station, const AgentId& agent, const char* password)
{
    auto reader = must(StationReader::open(station.place()));
    const auto account = checkPassword(reader.database(), agent, password);
    if (account)
        qFatal("the password was taken");
    return account.refusal().code;
}

} // namespace

class tst_Accounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstAccountMustBeAnAdministrator();
    void aRightPasswordAnswersTheRoles();
    void everyChangeLeavesOneFact();
    void aChangeWithoutTheRoleChangesNothing();
    void theLastAdministratorStays();
    void fiveWrongTriesLockUntilReleased();
    void wrongTriesFarApartDoNotLock();
    void anUnknownNameTakesAsLong();
    void limitsOfThePassword();
    void aRightGivenBesideTheLogIsFound();
};

// Whoever can write the file can write the table; the log tells who really may do what.
void tst_Accounts::aRightGivenBesideTheLogIsFound()
{
    Station station;
    must(station.create());
    {
        auto engine = must(Engine::open(station.options()));
        must(change(*engine, creating(kAdmin, {Role::Administrator}), administrator()));
        must(change(*engine, creating(kReyes, {Role::Dispatcher}), administrator()));
        AccountRequest roles;
        roles.act = AccountAct::SetRoles;
        roles.agent = kReyes;
        roles.roles = {Role::Dispatcher, Role::Supervisor};
        must(change(*engine, roles, administrator()));
        AccountRequest off;
        off.act = AccountAct::Disable;
        off.agent = kReyes;
        must(change(*engine, off, administrator()));
        off.act = AccountAct::SetPassword;
        off.passwordHash = must(hashPassword("another horse"));
        must(change(*engine, off, administrator()));
    }
    QVERIFY(!must(verify(station.place())).damage);
    const auto with = [&station](const char* sql) {
        auto database = must(Database::open(station.path(), OpenMode::ReadWrite, {}));
        must(database.execute(sql));
        const auto damage = must(verify(station.place())).damage;
        return damage && !damage->sequence ? damage->why : std::string();
    };
    QVERIFY(with("UPDATE account SET is_disabled = 0 WHERE agent = 'reyes'").find("reyes") !=
            std::string::npos);
    QCOMPARE(with("UPDATE account SET is_disabled = 1 WHERE agent = 'reyes'"), std::string());
    QVERIFY(with("UPDATE account SET roles = 'Administrator' WHERE agent = 'reyes'")
                .find("other rights") != std::string::npos);
    QCOMPARE(with("UPDATE account SET roles = 'Dispatcher,Supervisor' WHERE agent = 'reyes'"),
             std::string());
    QVERIFY(with("UPDATE account SET name = 'Chief' WHERE agent = 'reyes'").find("another name") !=
            std::string::npos);
    QCOMPARE(with("UPDATE account SET name = 'reyes' WHERE agent = 'reyes'"), std::string());
    QVERIFY(with("INSERT INTO account (agent, name, roles, password_hash)"
                 " SELECT 'mallory', 'Mallory', 'Administrator', password_hash FROM account"
                 " WHERE agent = 'reyes'")
                .find("mallory") != std::string::npos);
    QCOMPARE(with("DELETE FROM account WHERE agent = 'mallory'"), std::string());
    QVERIFY(with("UPDATE account SET is_locked = 1 WHERE agent = 'admin'").find("was locked") !=
            std::string::npos);
    QCOMPARE(with("UPDATE account SET is_locked = 0"), std::string());
    // The hash of a password that somebody knows, put in the place of the administrator's.
    QVERIFY(with("CREATE TABLE kept AS SELECT agent, password_hash FROM account;"
                 "UPDATE account SET password_hash = (SELECT password_hash FROM kept WHERE"
                 " agent = 'reyes') WHERE agent = 'admin'")
                .find("another password") != std::string::npos);
    QCOMPARE(with("UPDATE account SET password_hash = (SELECT password_hash FROM kept WHERE"
                  " kept.agent = account.agent); DROP TABLE kept"),
             std::string());
    QVERIFY(with("DELETE FROM account WHERE agent = 'reyes'").find("not in the table") !=
            std::string::npos);
}

void tst_Accounts::theFirstAccountMustBeAnAdministrator()
{
    Station station;
    must(station.create());
    auto engine = must(Engine::open(station.options()));
    const auto refused = change(*engine, creating(kReyes, {Role::Dispatcher}), administrator());
    QCOMPARE(refused.refusal().code, RefusalCode::AccountFirst);
    must(change(*engine, creating(kAdmin, {Role::Administrator}), administrator()));
    must(change(*engine, creating(kReyes, {Role::Dispatcher}), administrator()));
    AccountRequest again = creating(AgentId("REYES"), {Role::Dispatcher});
    QCOMPARE(change(*engine, again, administrator()).refusal().code, RefusalCode::AccountExists);
}

void tst_Accounts::aRightPasswordAnswersTheRoles()
{
    Station station;
    must(station.create());
    {
        auto engine = must(Engine::open(station.options()));
        must(change(*engine, creating(kAdmin, {Role::Administrator, Role::Supervisor}),
                    administrator()));
    }
    auto reader = must(StationReader::open(station.place()));
    const auto account = must(checkPassword(reader.database(), kAdmin, kPassword));
    QVERIFY(account.roles == (std::set<Role>{Role::Administrator, Role::Supervisor}));
    QCOMPARE(refusedTo(station, kAdmin, "wrong horse"), RefusalCode::SignOnWrong);
    QCOMPARE(refusedTo(station, AgentId("nobody"), kPassword), RefusalCode::SignOnWrong);
}

void tst_Accounts::everyChangeLeavesOneFact()
{
    Station station;
    must(station.create());
    auto engine = must(Engine::open(station.options()));
    must(change(*engine, creating(kAdmin, {Role::Administrator}), administrator()));
    must(change(*engine, creating(kReyes, {Role::Dispatcher}), administrator()));
    AccountRequest request = creating(kReyes, {Role::Clinician});
    for (const auto act : {AccountAct::SetRoles, AccountAct::SetPassword, AccountAct::Disable,
                           AccountAct::Enable, AccountAct::Release}) {
        request.act = act;
        const auto recorded = must(change(*engine, request, administrator()));
        QCOMPARE(recorded.size(), std::size_t{1});
        const auto* fact = kindIf<AccountChanged>(&*recorded.front().event);
        QVERIFY(fact != nullptr);
        QCOMPARE(fact->agent, kReyes);
        QVERIFY(fact->roles == std::set<Role>{Role::Clinician});
        QVERIFY(!fact->change.empty());
        if (act == AccountAct::Disable)
            QCOMPARE(refusedTo(station, kReyes, kPassword), RefusalCode::AccountDisabled);
    }
}

void tst_Accounts::aChangeWithoutTheRoleChangesNothing()
{
    Station station;
    must(station.create());
    auto engine = must(Engine::open(station.options()));
    // The first one is made without anybody's leave, and then nobody's is enough but theirs.
    must(change(*engine, creating(kAdmin, {Role::Administrator}), administrator()));
    const auto refused =
        change(*engine, creating(AgentId("other"), {Role::Dispatcher}), dispatcher());
    QVERIFY(!refused.isOk());
    QCOMPARE(refused.refusal().code, RefusalCode::RoleMissing);
    auto reader = must(StationReader::open(station.place()));
    QCOMPARE(must(accounts(reader.database())).size(), 1U);
}

void tst_Accounts::theLastAdministratorStays()
{
    Station station;
    must(station.create());
    auto engine = must(Engine::open(station.options()));
    must(change(*engine, creating(kAdmin, {Role::Administrator}), administrator()));
    AccountRequest request = creating(kAdmin, {Role::Dispatcher});
    request.act = AccountAct::SetRoles;
    QCOMPARE(change(*engine, request, administrator()).refusal().code,
             RefusalCode::AccountLastAdministrator);
    request.act = AccountAct::Disable;
    QCOMPARE(change(*engine, request, administrator()).refusal().code,
             RefusalCode::AccountLastAdministrator);
    must(change(*engine, creating(kReyes, {Role::Administrator}), administrator()));
    must(change(*engine, request, administrator()));
}

void tst_Accounts::fiveWrongTriesLockUntilReleased()
{
    Station station;
    must(station.create());
    auto engine = must(Engine::open(station.options()));
    must(change(*engine, creating(kAdmin, {Role::Administrator}), administrator()));
    for (int i = 1; i < kFailedTriesMax; ++i)
        QVERIFY(tryWrong(*engine, kAdmin).empty());
    const auto locked = tryWrong(*engine, kAdmin);
    QCOMPARE(locked.size(), std::size_t{1});
    QCOMPARE(asKind<AccountChanged>(*locked.front().event).change, std::string("locked"));
    QCOMPARE(refusedTo(station, kAdmin, kPassword), RefusalCode::AccountLocked);
    QCOMPARE(refusedTo(station, kAdmin, "wrong horse"), RefusalCode::SignOnWrong);
    QVERIFY(tryWrong(*engine, kAdmin).empty()); // locked already: no second fact
    AccountRequest release;
    release.act = AccountAct::Release;
    release.agent = kAdmin;
    must(change(*engine, release, administrator()));
    auto reader = must(StationReader::open(station.place()));
    must(checkPassword(reader.database(), kAdmin, kPassword));
}

void tst_Accounts::wrongTriesFarApartDoNotLock()
{
    Station station;
    must(station.create());
    auto engine = must(Engine::open(station.options()));
    must(change(*engine, creating(kAdmin, {Role::Administrator}), administrator()));
    for (int i = 0; i < kFailedTriesMax * 3; ++i) {
        if (i % (kFailedTriesMax - 1) == 0)
            station.pass(kFailedTriesSpan + Span::seconds(1));
        QVERIFY(tryWrong(*engine, kAdmin).empty());
    }
}

void tst_Accounts::anUnknownNameTakesAsLong()
{
    Station station;
    must(station.create());
    auto engine = must(Engine::open(station.options()));
    must(change(*engine, creating(kAdmin, {Role::Administrator}), administrator()));
    auto reader = must(StationReader::open(station.place()));
    const auto quickest = [&](const AgentId& agent) {
        qint64 best = std::numeric_limits<qint64>::max();
        for (int i = 0; i < 5; ++i) {
            QElapsedTimer timer;
            timer.start();
            if (checkPassword(reader.database(), agent, "wrong horse"))
                qFatal("the password was taken");
            best = std::min(best, timer.nsecsElapsed());
        }
        return best;
    };
    const auto known = static_cast<double>(quickest(kAdmin));
    const auto unknown = static_cast<double>(quickest(AgentId("nobody")));
    qInfo("known %.1f ms, unknown %.1f ms", known / 1e6, unknown / 1e6);
    QVERIFY(unknown > known * 0.5);
    QVERIFY(unknown < known * 2.0);
}

void tst_Accounts::limitsOfThePassword()
{
    QCOMPARE(hashPassword(std::string(kPasswordBytesMin - 1, 'x')).refusal().code,
             RefusalCode::PasswordBad);
    QVERIFY(hashPassword(std::string(kPasswordBytesMin, 'x')).isOk());
    QVERIFY(hashPassword(std::string(kPasswordBytesMax, 'x')).isOk());
    QCOMPARE(hashPassword(std::string(kPasswordBytesMax + 1, 'x')).refusal().code,
             RefusalCode::PasswordBad);
    const auto hash = must(hashPassword("correct horse"));
    QVERIFY(hash.rfind("$argon2id$v=19$m=65536,t=3,p=1$", 0) == 0);
}

HAVEN_TESTS(tst_Accounts)
#include "tst_accounts.moc"
