export default function BareTable() {
  return null;
}
