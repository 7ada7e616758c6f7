#pragma once

#include "tests/testkit/ui/sample_look.h"
#include "tests/ui/crisis_scene.h"
#include "ui/crisis/checklist_panel.h"
#include "ui/theme/apply_theme.h"
#include "ui/theme/theme_source.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QtTest>

namespace haven::test {

// The right column of a console; found by names and worked by keys.
class Column final
{
public:
    explicit Column(const QString& theme = QStringLiteral("night"), QSize size = {490, 960})
        : m_source(testkit::denseLook(theme))
    {
        ui::applyTheme(*qApp, m_source.look());
        m_window.setObjectName(QStringLiteral("column"));
        auto* row = new QHBoxLayout(&m_window);
        row->setContentsMargins(0, 0, 0, 0);
        m_window.resize(size);
    }

    void show(std::optional<IncidentId> incident)
    {
        desk.sync();
        m_panel = new ui::ChecklistPanel(m_source, desk, utcClock(), &m_window);
        m_window.layout()->addWidget(m_panel);
        m_panel->show(incident);
        m_window.show();
        m_window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_window));
        m_panel->focusStep();
    }
    void zoom(int percent)
    {
        m_source.setZoomPercent(percent);
        ui::applyTheme(*qApp, m_source.look());
    }
    // To whatever has the focus, as a keyboard does.
    void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier)
    {
        QWidget* target = QApplication::focusWidget();
        QTest::keyClick(target ? target : &m_window, key, with);
    }
    void type(const QString& text) { QTest::keyClicks(QApplication::focusWidget(), text); }

    ui::ChecklistPanel& panel() { return *m_panel; }
    QWidget& window() { return m_window; }
    template <class W>
    W* find(const char* name)
    {
        return m_panel->findChild<W*>(QString::fromLatin1(name));
    }
    QString step() { return find<QLabel>("stepText")->text(); }
    QString message() { return find<QLabel>("checklistMessage")->text(); }
    const Checklist& run(IncidentId id) const
    {
        return desk.state().incidents.at(id).checklists.back();
    }

    // What is recorded, "not asked" included.
    FactAnswer answer(IncidentId id, Fact fact) const
    {
        const auto& answers = desk.state().incidents.at(id).answers;
        const auto found = answers.find(fact);
        return found == answers.end() ? FactAnswer{} : found->second.answer;
    }

    FakeDesk desk;

private:
    ui::ThemeSource m_source;
    QWidget m_window;
    ui::ChecklistPanel* m_panel = nullptr;
};

inline IncidentId bridgeWithRun(Column& column, const char* step = "emd")
{
    const IncidentId id = bridgeCall(column.desk);
    must(column.desk, StartChecklist{id, ProtocolId("suicidal-person")});
    goToStep(column.desk, id, step);
    return id;
}

} // namespace haven::test
