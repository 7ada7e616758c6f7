#pragma once

#include "tests/testkit/fake_desk.h"
#include "tests/testkit/ui/sample_look.h"
#include "tests/ui/crisis_scene.h"
#include "ui/crisis/crisis_workspace.h"
#include "ui/theme/apply_theme.h"
#include "ui/theme/theme_source.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QtTest>
#include <QWidget>

namespace haven::test {

// The clinicians' workspace in a window of its own, its care record turned to.
class CareRoom final
{
public:
    explicit CareRoom(const QString& theme = QStringLiteral("day"), QSize size = {1920, 1000})
        : m_source(testkit::denseLook(theme))
    {
        ui::applyTheme(*qApp, m_source.look());
        desk.setSeat(clinicianSeat());
        m_window.setObjectName(QStringLiteral("room"));
        auto* row = new QHBoxLayout(&m_window);
        row->setContentsMargins(0, 0, 0, 0);
        m_window.resize(size);
    }

    // The workspace on an incident, its care record turned to.
    void show(IncidentId incident)
    {
        desk.sync();
        m_workspace = new ui::CrisisWorkspace(m_source, desk, utcClock(), &m_window);
        m_window.layout()->addWidget(m_workspace);
        m_workspace->setVisible(true);
        m_window.show();
        m_window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_window));
        m_workspace->show(incident);
        m_workspace->focusList();
        press(Qt::Key_K, Qt::AltModifier);
    }
    // Killed, and opened again on the same desk.
    void reopen(IncidentId incident)
    {
        delete m_workspace;
        show(incident);
    }
    void zoom(int percent)
    {
        m_source.setZoomPercent(percent);
        ui::applyTheme(*qApp, m_source.look());
    }
    void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier)
    {
        QWidget* target = QApplication::focusWidget();
        QTest::keyClick(target ? target : &m_window, key, with);
    }
    void type(const QString& text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    // Of the page that is shown.
    template <class W>
    W* shown(const char* name)
    {
        for (W* one : m_window.findChildren<W*>(QString::fromLatin1(name))) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    template <class W>
    W* find(const char* name)
    {
        return m_window.findChild<W*>(QString::fromLatin1(name));
    }
    ui::ThemeSource& source() { return m_source; }
    QWidget& window() { return m_window; }
    ui::CrisisWorkspace& workspace() { return *m_workspace; }
    const IncidentCare& care(IncidentId id) const { return desk.state().incidents.at(id).care; }
    // Of the outcome; empty while it is not on the record.
    std::string outcome(IncidentId id, CareField field) const
    {
        const auto& sheets = care(id).sheets;
        const auto sheet = sheets.find(CareSheet::Outcome);
        return sheet == sheets.end() || sheet->second.count(field) == 0
                   ? std::string()
                   : sheet->second.at(field).text;
    }

    FakeDesk desk;

private:
    ui::ThemeSource m_source;
    QWidget m_window;
    ui::CrisisWorkspace* m_workspace = nullptr;
};

} // namespace haven::test
