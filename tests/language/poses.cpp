#include "tests/language/poses.h"

#include <QtTest>

namespace haven::test {

namespace {

constexpr int kSettleMs = 30; // what a row is made of may wait for the next turn

} // namespace

const std::vector<Pose>& poses()
{
    constexpr Qt::KeyboardModifiers kNone = Qt::NoModifier;
    static const std::vector<Pose> all = {
        {"desk", Qt::Key_F9, kNone},
        {"incident", Qt::Key_4, Qt::ControlModifier},
        {"who should go", Qt::Key_F4, kNone},
        {"call", Qt::Key_F2, kNone},
        {"place", Qt::Key_F3, kNone},
        {"checklist", Qt::Key_F8, kNone},
        {"timers", Qt::Key_7, Qt::ControlModifier},
        {"feeds", Qt::Key_6, Qt::ControlModifier},
        {"paper card", Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier},
        {"keys", Qt::Key_F1, kNone},
        {"crisis", Qt::Key_F10, kNone},
        {"care", Qt::Key_K, Qt::AltModifier},
        {"log", Qt::Key_F11, kNone},
        {"admin", Qt::Key_F12, kNone},
        {"paper", Qt::Key_O, Qt::AltModifier},
        {"turns", Qt::Key_T, Qt::AltModifier},
        {"care for the record", Qt::Key_Z, Qt::AltModifier},
        {"backups and periods", Qt::Key_I, Qt::AltModifier},
        {"agency", Qt::Key_D, Qt::AltModifier},
        {"protocols", Qt::Key_J, Qt::AltModifier},
    };
    return all;
}

void fillBoard(Console& console)
{
    console.enter(QStringLiteral("new WELFARE @\"12 Oak Ave\" ! sleeps in the car"));
    console.enter(QStringLiteral("d 3A12 ."));
    console.enter(QStringLiteral("clin ."));
}

void walkPoses(Console& console, const std::function<void(const QString&)>& look)
{
    for (const Pose& pose : poses()) {
        console.key(pose.key, pose.modifiers);
        QTest::qWait(kSettleMs);
        look(QString::fromLatin1(pose.name));
    }
}

} // namespace haven::test
