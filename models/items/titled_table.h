#pragma once

#include <map>
#include <QAbstractTableModel>
#include <QString>

namespace haven {

// A table whose view says what its columns are called: words are the view's, and a screen reader
// asks the model for them.
class TitledTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    // Of a column, as text.
    bool setHeaderData(int section, Qt::Orientation orientation, const QVariant& value,
                       int role = Qt::EditRole) override;

private:
    std::map<int, QString> m_titles; // by column
};

} // namespace haven
