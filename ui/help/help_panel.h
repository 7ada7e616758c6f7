#pragma once

#include "models/items/desk.h"
#include "models/items/help_pages.h"
#include "ui/theme/theme_source.h"

#include <memory>
#include <QAbstractListModel>
#include <QWidget>

class QListView;
class QTextBrowser;

namespace haven::ui {

class FilterLine;

// What of the help fits what was typed, best first.
class HelpHitModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;
    void setIndex(std::shared_ptr<const HelpIndex> index);
    void find(const QString& typed);
    const HelpHit* hit(int row) const;
    int rowOfPage(std::size_t page) const;
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::shared_ptr<const HelpIndex> m_index; // shared with the panel that shows its pages
    std::vector<HelpHit> m_hits;
};

// The help inside the window: searched while one types, opened at what one is working in.
class HelpPanel final : public QWidget
{
    Q_OBJECT

public:
    HelpPanel(const ThemeSource& source, Desk& desk, QWidget* parent = nullptr);

    // At the topic of an area of the registry; the focus goes into the line to search in.
    void start(const std::string& area = {});
    const HelpHitModel& model() const { return m_model; }

Q_SIGNALS:
    void left();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void fill();
    void step(int rows);
    void show(int row);
    QString pageHtml(const HelpPage& page) const;
    void restyle();

    const ThemeSource& m_source;
    Desk& m_desk;
    std::shared_ptr<const HelpIndex> m_index; // shared with the model
    HelpHitModel m_model;
    FilterLine* m_filter;
    QListView* m_list;
    QTextBrowser* m_page;
    int m_shown = -1; // page
};

} // namespace haven::ui
