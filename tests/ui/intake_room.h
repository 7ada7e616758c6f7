#pragma once

#include "tests/testkit/fake_desk.h"
#include "tests/testkit/ui/child_of.h"
#include "tests/testkit/ui/sample_look.h"
#include "tests/testkit/ui/utc_clock.h"
#include "ui/intake/form_line.h"
#include "ui/intake/intake_panel.h"
#include "ui/theme/apply_theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QShortcut>
#include <QtTest>
#include <QVBoxLayout>

namespace haven::test {

inline constexpr QSize kIntakeWide(490, 960);   // its share of 1920 by 1080
inline constexpr QSize kIntakeNarrow(400, 650); // and of 1366 by 768

// The panel in a window of its own, found by names and driven by keys.
class IntakeRoom final
{
public:
    explicit IntakeRoom(const QString& theme = QStringLiteral("night"), int zoom = 100)
        : m_source(testkit::denseLook(theme, zoom))
    {
        ui::applyTheme(*qApp, m_source.look());
        m_window.setObjectName(QStringLiteral("room"));
    }

    ui::IntakePanel& show(QSize size = kIntakeWide)
    {
        desk.sync();
        auto* column = new QVBoxLayout(&m_window);
        column->setContentsMargins(0, 0, 0, 0);
        m_panel = new ui::IntakePanel(m_source, desk, utcClock(), &m_window);
        column->addWidget(m_panel);
        // As the window of the console does.
        auto* resume = new QShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F2), &m_window);
        QObject::connect(resume, &QShortcut::activated, m_panel, &ui::IntakePanel::resume);
        m_window.resize(size);
        m_window.show();
        m_window.activateWindow();
        if (!QTest::qWaitForWindowActive(&m_window))
            qFatal("the window did not become active");
        return *m_panel;
    }

    template <class W>
    W& find(const char* name)
    {
        return childOf<W>(m_window, name);
    }
    QLineEdit& line(const char* name) { return find<QLineEdit>(name); }
    ui::SaveState mark(const char* field)
    {
        return find<ui::SaveMark>((QByteArray(field) + "Mark").constData()).state();
    }
    QString result() { return find<QLabel>("intakeResult").text(); }
    QWidget& window() { return m_window; }
    QWidget* focus() { return QApplication::focusWidget(); }
    QString focusName() { return focus() ? focus()->objectName() : QString(); }

    // Keys go where a person's would: to whatever has the focus.
    void type(const char* text) { QTest::keyClicks(focus(), QString::fromUtf8(text)); }
    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(focus() ? focus() : &m_window, static_cast<Qt::Key>(key), modifiers);
        QTest::qWait(0);
    }
    void tab() { key(Qt::Key_Tab); }
    const Incident& incident() { return desk.state().incidents.rbegin()->second; }
    void takeNoise()
    {
        type("12 Oak Ave");
        tab();
        type("NOISE");
        tab();
        if (!QTest::qWaitFor([&] { return !desk.state().incidents.empty(); }))
            qFatal("the call did not come on the board");
    }

    FakeDesk desk;

private:
    ui::ThemeSource m_source;
    QWidget m_window;
    ui::IntakePanel* m_panel = nullptr;
};

} // namespace haven::test
