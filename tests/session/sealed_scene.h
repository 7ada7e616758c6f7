#pragma once

#include "tests/session/session_kit.h"

#include <QtTest>

namespace haven::test {

inline constexpr const char* kOwnWords = "osei's own words";
inline constexpr const char* kNoteWords = "zqplantedzq he agreed to call his sister";
inline constexpr const char* kEmployerName = "Harbor Health";

// A console in which osei, a clinician, is signed on, with one incident that a dispatcher took.
class SealedScene
{
public:
    SealedScene()
    {
        room.open();
        desk = room.desk();
        dispatcher = room.desk("Position 2");
        is(room.signOn(*dispatcher, "reyes"));
        OpenIncident open;
        open.type = TypeCode("WELFARE");
        open.location.text = "12 Oak Ave";
        is(room.submit(*dispatcher, open));
        incident = room.session().state().incidents.begin()->first;
        is(room.signOn(*desk, "osei"));
    }
    // A key for osei, and the group of the employer.
    void makeKey()
    {
        SealWish key;
        key.password = kPassword;
        key.newPassword = kOwnWords;
        is(change(key));
        reach(SealStanding::NoGroup);
        SealWish found;
        found.act = SealWishAct::Found;
        found.group = kEmployerName;
        is(change(found));
        reach(SealStanding::Open);
    }
    QString change(const SealWish& wish) { return room.answerOf(*desk, desk->changeSeal(wish)); }
    void reach(SealStanding standing)
    {
        if (!QTest::qWaitFor([&] { return desk->sealStanding() == standing; }, 20'000))
            qFatal("the standing is not reached");
    }
    static void is(const QString& answer)
    {
        if (answer != QStringLiteral("done"))
            qFatal("%s", qPrintable(answer));
    }

    SessionRoom room;
    std::unique_ptr<ConsoleDesk> desk;
    std::unique_ptr<ConsoleDesk> dispatcher;
    IncidentId incident;
    quint64 generation = 0;
};

} // namespace haven::test
